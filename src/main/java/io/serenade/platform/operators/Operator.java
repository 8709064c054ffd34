package io.serenade.platform.operators;

/** An operator who has proved who they are. */
public record Operator(String name, OperatorRole role) {
    public boolean may(OperatorRole needed) {
        return role.includes(needed);
    }
}
