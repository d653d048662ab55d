package dev.everpost.template;

import com.github.jknack.handlebars.HandlebarsException;

/**
 * Carries a rendering's early end through the library, whose callbacks have no other way out. It never leaves this room.
 * The library hands on exceptions of its own kind untouched, and wraps all others.
 */
final class Stopped extends HandlebarsException {

    private static final long serialVersionUID = 1L;

    private final transient Rendering rendering;

    Stopped(Rendering rendering) {
        super(rendering.toString(), null);
        this.rendering = rendering;
    }

    Rendering rendering() {
        return rendering;
    }
}
