package dev.everpost.scenario;

/** Connects succeed and then nothing is ever answered, on new connections and on kept ones. */
public record BlackHole() implements Fault {

    @Override
    public FaultKind kind() {
        return FaultKind.BLACK_HOLE;
    }

    @Override
    public String words() {
        return "takes connections and never answers";
    }
}
