package io.serenade.platform;

/** Checked exceptions thrown where none is declared, as interceptors of the container do. */
public final class Undeclared {
    private Undeclared() {}

    /** Throws the exception as it is. @return never; the type lets callers write {@code throw} */
    public static RuntimeException thrown(Exception failure) {
        return Undeclared.<RuntimeException>as(failure);
    }

    @SuppressWarnings("unchecked")
    private static <E extends Exception> RuntimeException as(Exception failure) throws E {
        throw (E) failure;
    }
}
