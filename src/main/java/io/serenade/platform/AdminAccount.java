package io.serenade.platform;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The operator's name and password. Where a password is made up, the log names its file and never the password. */
@ApplicationScoped
public class AdminAccount {
    private static final Logger LOG = System.getLogger(AdminAccount.class.getName());

    @Inject
    private ServerSettings settings;

    private Secret credentials;

    @PostConstruct
    void load() {
        Secret password = settings.adminPassword().orElseGet(this::generated);
        credentials = new Secret(settings.adminUser() + ":" + password.reveal());
    }

    /** Makes the password when the application starts, so that an operator finds it before the first call. */
    void atStart(@Observes @Initialized(ApplicationScoped.class) Object started) {
        LOG.log(Level.DEBUG, "The operator is called {0}", settings.adminUser());
    }

    /** Whether an {@code Authorization} header names the operator; null and nonsense do not. */
    public boolean accepts(String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            return false;
        }
        try {
            byte[] decoded =
                    Base64.getDecoder().decode(authorization.substring(6).strip());
            return credentials.matches(new String(decoded, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Secret generated() {
        Secret made = AdminPassword.make(settings.dataDir());
        LOG.log(
                Level.INFO,
                "A password for {0} was made up; it is in {1}",
                settings.adminUser(),
                AdminPassword.file(settings.dataDir()));
        return made;
    }
}
