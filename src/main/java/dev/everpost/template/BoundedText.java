package dev.everpost.template;

import java.io.Writer;

/** The text rendered so far, which counts what is written. Not thread-safe. */
final class BoundedText extends Writer {

    private final Budget budget;
    private final StringBuilder text = new StringBuilder();

    BoundedText(Budget budget) {
        this.budget = budget;
    }

    @Override
    public void write(char[] chars, int from, int count) {
        budget.write(count);
        text.append(chars, from, count);
    }

    @Override
    public void write(String chars, int from, int count) {
        budget.write(count);
        text.append(chars, from, from + count);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    @Override
    public String toString() {
        return text.toString();
    }
}
