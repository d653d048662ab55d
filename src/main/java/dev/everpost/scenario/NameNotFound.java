package dev.everpost.scenario;

/** The provider's host name does not resolve; kept connections live on. */
public record NameNotFound() implements Fault {

    @Override
    public FaultKind kind() {
        return FaultKind.NAME_NOT_FOUND;
    }

    @Override
    public String words() {
        return "has a name that does not resolve";
    }
}
