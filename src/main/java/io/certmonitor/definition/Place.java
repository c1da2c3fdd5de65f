package io.certmonitor.definition;

import java.util.List;

/** A property of the configuration, by its full name, and the list that its mistakes go to. */
final class Place {

    private static final int LONGEST_VALUE = 200;

    private final String path;
    private final List<String> problems;

    Place(String path, List<String> problems) {
        this.path = path;
        this.problems = problems;
    }

    /** A property below this one. */
    Place child(String name) {
        return new Place(path + "." + name, problems);
    }

    /** An entry of a list below this one. */
    Place item(String name, int index) {
        return child(name + "[" + index + "]");
    }

    String path() {
        return path;
    }

    /** How many mistakes were found up to now, here and everywhere else. */
    int problemCount() {
        return problems.size();
    }

    /** Notes that the value cannot be used, and what could. */
    void mustBe(String value, String allowed) {
        wrong(value, "it must be " + allowed);
    }

    /** Notes what is wrong with the value. */
    void wrong(String value, String mistake) {
        problems.add(path + " is \"" + inOneLine(value) + "\": " + mistake);
    }

    /** Notes that the property must be there, and what it could be. */
    void missing(String allowed) {
        problems.add(path + " is missing: it must be " + allowed);
    }

    /** Notes a mistake of what has no value of its own. */
    void wrong(String mistake) {
        problems.add(path + " " + mistake);
    }

    private static String inOneLine(String value) {
        String line = value.strip().replaceAll("\\R", " ⏎ ");
        return line.length() <= LONGEST_VALUE ? line : line.substring(0, LONGEST_VALUE) + "…";
    }
}
