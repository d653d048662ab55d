package dev.everpost.smtp;

/** A user name and password for AUTH; prints neither. */
public record ClientCredentials(String username, String password) {

    @Override
    public String toString() {
        return "ClientCredentials[hidden]";
    }
}
