package io.certmonitor.grafana;

/**
 * A rectangle on a dashboard's grid.
 *
 * @param x columns to the left of it
 * @param y rows above it
 * @param width its columns
 * @param height its rows
 */
record Area(int x, int y, int width, int height) {

    /** How many columns a dashboard has. */
    static final int COLUMNS = 24;

    /** Whether all of it can be seen. */
    boolean isOnGrid() {
        return x >= 0 && y >= 0 && width > 0 && height > 0 && x + width <= COLUMNS;
    }

    /** Whether both cover the same place. */
    boolean overlaps(Area other) {
        return x < other.x + other.width && other.x < x + width && y < other.y + other.height && other.y < y + height;
    }
}
