package io.serenade.platform.settings;

/**
 * A setting has a value that cannot be used. The message is one sentence that names the variable and says how to fix
 * it.
 */
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SettingsException(String variable, String problem) {
        super(variable + " " + problem);
    }
}
