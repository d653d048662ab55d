package dev.everpost.app.demo;

import dev.everpost.app.cli.Paint;
import java.io.PrintWriter;
import java.util.List;

/** Where a story is told: lines that stay, and on a terminal a panel below them that is drawn anew. One thread. */
interface Screen {

    /** Prints a line that stays. */
    void say(String line);

    /** Shows the present moment. */
    void show(Picture picture);

    /** Takes the panel away. */
    void clear();

    /** Says nothing; for a story whose end is all that is wanted. */
    Screen SILENT = new Screen() {
        @Override
        public void say(String line) {}

        @Override
        public void show(Picture picture) {}

        @Override
        public void clear() {}
    };

    /** A line for each moment. */
    record Lines(PrintWriter out, PictureLines lines) implements Screen {

        @Override
        public void say(String line) {
            out.println(line);
            out.flush();
        }

        @Override
        public void show(Picture picture) {
            say(lines.line(picture));
        }

        @Override
        public void clear() {}
    }

    /** A panel at the bottom of a terminal. */
    final class Terminal implements Screen {

        private final PrintWriter out;
        private final PictureLines lines;
        private List<String> panel = List.of();

        Terminal(PrintWriter out, PictureLines lines) {
            this.out = out;
            this.lines = lines;
        }

        @Override
        public void say(String line) {
            erase();
            out.println(line);
            draw();
        }

        @Override
        public void show(Picture picture) {
            erase();
            panel = lines.panel(picture);
            draw();
        }

        @Override
        public void clear() {
            erase();
            panel = List.of();
            out.flush();
        }

        private void draw() {
            panel.forEach(out::println);
            out.flush();
        }

        /** Back to the panel's first line, and everything below it away. */
        private void erase() {
            if (!panel.isEmpty()) {
                out.print("\u001b[" + panel.size() + "A\r\u001b[J");
            }
        }
    }

    /** The screen that fits the place. */
    static Screen on(PrintWriter out, boolean terminal, boolean colours, double fullRate) {
        var lines = new PictureLines(new Paint(colours), fullRate);
        return terminal ? new Terminal(out, lines) : new Lines(out, lines);
    }
}
