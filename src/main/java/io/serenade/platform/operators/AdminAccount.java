package io.serenade.platform.operators;

import io.serenade.platform.Ids;
import io.serenade.platform.operators.Operators.Person;
import io.serenade.platform.settings.AdminPassword;
import io.serenade.platform.settings.Secret;
import io.serenade.platform.settings.ServerSettings;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Who may operate the site: the account of the settings, which is an administrator, and the people it has added. If
 * the password is generated, the log names its file and never the password.
 */
@ApplicationScoped
public class AdminAccount {
    private static final Logger LOG = System.getLogger(AdminAccount.class.getName());

    @Inject
    private ServerSettings settings;

    @Inject
    private Operators people;

    private Secret password;

    @PostConstruct
    void load() {
        password = settings.adminPassword().orElseGet(this::generated);
    }

    /** Generates the password when the application starts, so that an operator finds it before the first call. */
    void atStart(@Observes @Initialized(ApplicationScoped.class) Object started) {
        LOG.log(Level.DEBUG, "The operator is called {0}", settings.adminUser());
    }

    /** The operator whom an {@code Authorization} header proves; empty for null and invalid values. */
    public Optional<Operator> find(String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            return Optional.empty();
        }
        try {
            byte[] decoded =
                    Base64.getDecoder().decode(authorization.substring(6).strip());
            String[] parts = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
            return parts.length == 2 ? find(parts[0], parts[1]) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Both are compared whether or not the name fits, so that the time taken reveals nothing about names. */
    private Optional<Operator> find(String name, String candidate) {
        boolean right = password.matches(candidate);
        if (isOfTheSettings(name)) {
            return right ? Optional.of(new Operator(name, OperatorRole.ADMIN)) : Optional.empty();
        }
        String hash = Ids.hash(candidate);
        return name.indexOf('\0') >= 0
                ? Optional.empty()
                : people.find(name)
                        .filter(person -> new Secret(person.passwordHash()).matches(hash))
                        .map(person -> new Operator(person.name(), person.role()));
    }

    public boolean isOfTheSettings(String name) {
        return settings.adminUser().equals(name);
    }

    /**
     * The present role of somebody who has signed in, and what their sessions are bound to; empty for one who was
     * removed.
     */
    Optional<Standing> standing(String name) {
        return isOfTheSettings(name)
                ? Optional.of(new Standing(new Operator(name, OperatorRole.ADMIN), password))
                : people.find(name).map(AdminAccount::standing);
    }

    /** @param credential changes with the password */
    record Standing(Operator operator, Secret credential) {}

    private static Standing standing(Person person) {
        return new Standing(new Operator(person.name(), person.role()), new Secret(person.passwordHash()));
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
