package dev.everpost.provider.mx.sts;

/** Where policies are kept over restarts. Thread-safe; neither call throws. */
public interface PolicyShelf {

    /** What was kept last; empty when nothing was, or it cannot be read. Asked once. */
    String read();

    /** Keeps it in place of what was there, soon; never blocks. What cannot be kept is learned again. */
    void keep(String book);

    /** Forgets at once. */
    PolicyShelf NONE = new PolicyShelf() {
        @Override
        public String read() {
            return "";
        }

        @Override
        public void keep(String book) {}
    };
}
