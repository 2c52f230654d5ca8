package dateline.bench;

import java.util.List;

/** Gives one element after the other, over and over. For one thread. */
final class Circle<T> {
    private final List<T> elements;
    private int next;

    Circle(List<T> elements) {
        this.elements = elements;
    }

    T next() {
        T element = elements.get(next);
        next = next + 1 == elements.size() ? 0 : next + 1;
        return element;
    }
}
