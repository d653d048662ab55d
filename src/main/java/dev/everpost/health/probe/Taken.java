package dev.everpost.health.probe;

import dev.everpost.health.Reading;

/** A step that worked: what the next one needs, how well it worked, and in words. */
record Taken<T>(T value, Reading reading, String words) {

    static <T> Taken<T> well(T value, String words) {
        return new Taken<>(value, Reading.WELL, words);
    }
}
