package io.serenade.petroast;

import io.serenade.providers.ProviderException;
import io.serenade.providers.Translator;
import io.serenade.providers.Translator.Translation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/** Translates texts and caches the translations; a text that came back unchanged is not cached. */
@ApplicationScoped
public class TranslateText {
    private static final Logger LOG = System.getLogger(TranslateText.class.getName());

    @Inject
    Translator translator;

    @Inject
    Translations translations;

    /** The translator is unavailable or its answer is unusable; the message tells callers which. */
    public static final class TranslationException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TranslationException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** @throws TranslationException when it cannot be translated */
    public Translation translate(String text, Language from, Language to) {
        if (from == to) {
            return new Translation(text);
        }
        Optional<Translation> before = translations.find(text, from, to);
        if (before.isPresent()) {
            return before.get();
        }
        Translation translation = ask(text, from, to);
        if (!translation.text().equals(text)) {
            translations.keep(text, from, to, translation);
        }
        return translation;
    }

    private Translation ask(String text, Language from, Language to) {
        try {
            Translation translation = translator.translate(text, from.code(), to.code());
            if (translation.text().isBlank()) {
                throw new TranslationException("The translator answered with nothing.", null);
            }
            return translation;
        } catch (CircuitBreakerOpenException e) {
            throw new TranslationException("The translator has been failing; please try again in a moment.", e);
        } catch (ProviderException e) {
            LOG.log(Level.WARNING, "{0} did not translate: {1}", translator.name(), e.detail());
            throw new TranslationException(e.getMessage(), e);
        }
    }
}
