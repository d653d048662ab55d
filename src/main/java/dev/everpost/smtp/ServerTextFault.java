package dev.everpost.smtp;

/** What may stand in no command and in no message, because servers disagree about where it ends a line (SMTP smuggling). */
enum ServerTextFault {
    BARE_CR("a CR without LF"),
    BARE_LF("an LF without CR"),
    NUL("a NUL octet");

    private final String description;

    ServerTextFault(String description) {
        this.description = description;
    }

    /** In words, for replies. */
    String description() {
        return description;
    }
}
