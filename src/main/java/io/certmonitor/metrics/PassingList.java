package io.certmonitor.metrics;

import java.util.AbstractList;
import java.util.Iterator;
import java.util.function.Supplier;

/** A list for readers who go through it from the start: its elements are made on the way, and not kept. */
final class PassingList<T> extends AbstractList<T> {

    private final Supplier<Iterator<T>> elements;

    PassingList(Supplier<Iterator<T>> elements) {
        this.elements = elements;
    }

    @Override
    public Iterator<T> iterator() {
        return elements.get();
    }

    @Override
    public boolean isEmpty() {
        return !iterator().hasNext();
    }

    @Override
    public int size() {
        int size = 0;
        for (Iterator<T> each = iterator(); each.hasNext(); each.next()) {
            size++;
        }
        return size;
    }

    /** Takes as long as going through all elements before. */
    @Override
    public T get(int index) {
        Iterator<T> each = iterator();
        for (int i = 0; i < index && each.hasNext(); i++) {
            each.next();
        }
        if (index < 0 || !each.hasNext()) {
            throw new IndexOutOfBoundsException(index);
        }
        return each.next();
    }
}
