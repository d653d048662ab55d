package dev.everpost.app.settings;

/**
 * The way to a value.
 *
 * @param path as people say it, such as {@code routes[1].match.class}; empty for the whole file
 * @param pattern the same with names and numbers left open, {@code routes[].match.class}, as the reference lists it
 */
record Trail(String path, String pattern) {

    static final Trail ROOT = new Trail("", "");

    Trail key(String key) {
        return new Trail(join(path, key), join(pattern, key));
    }

    Trail named(String name) {
        return new Trail(join(path, name), join(pattern, "*"));
    }

    Trail item(int index) {
        return new Trail(path + "[" + index + "]", pattern + "[]");
    }

    private static String join(String before, String key) {
        return before.isEmpty() ? key : before + "." + key;
    }

    @Override
    public String toString() {
        return path.isEmpty() ? "the file" : path;
    }
}
