package io.serenade.sandbox.tasks;

/** The sandbox's own tables or files could not be reached: its callers see a plain 500, as from any broken service. */
public final class SandboxStorageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SandboxStorageException(String message, Throwable cause) {
        super(message, cause);
    }
}
