package io.serenade.launch;

import io.serenade.Products;
import io.serenade.platform.settings.NodeSettings;
import io.serenade.platform.settings.Provider;
import io.serenade.platform.settings.Settings;
import io.serenade.platform.settings.SettingsException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which outside services are real and which are replaced by stand-ins; a stand-in answers only while the key of its
 * service is missing.
 *
 * @param sandbox whether the sandbox is on
 * @param real the services that have a key
 * @param keyless the others that need one, which the sandbox replaces if it is on
 */
record StandIns(boolean sandbox, List<Provider> real, List<Provider> keyless) {

    /** @throws SettingsException where nothing at all could be made */
    static StandIns from(Settings settings) {
        return of(Products.providers(), settings);
    }

    static StandIns of(List<Provider> providers, Settings settings) {
        StandIns read = new StandIns(
                NodeSettings.from(settings).sandbox(),
                providers.stream().filter(p -> p.key(settings).isPresent()).toList(),
                providers.stream()
                        .filter(p -> p.needsKey() && p.key(settings).isEmpty())
                        .toList());
        if (!read.sandbox && read.real.isEmpty()) {
            throw new SettingsException(
                    "SANDBOX",
                    "is off and there is no key of a service, so nothing could be made: set "
                            + providers.stream()
                                    .filter(Provider::needsKey)
                                    .map(p -> p.keyVariable() + " for " + p.noun())
                                    .collect(Collectors.joining(", or "))
                            + ", or SANDBOX=on to try Serenade out with what is made here and costs nothing.");
        }
        return read;
    }

    /** What the person at the console should know about costs; empty if every service is real. */
    String sentence() {
        if (!sandbox || keyless.isEmpty()) {
            return "";
        }
        String played = words(keyless.stream().map(Provider::noun).toList());
        if (real.isEmpty()) {
            return "sandbox on: " + played + " are made here and nothing is paid; ";
        }
        return "sandbox on for " + played + "; "
                + real.stream().map(p -> p.noun() + " are " + p.maker() + "'s").collect(Collectors.joining(", "))
                + ", which costs; ";
    }

    /** One line for each service that is neither configured nor replaced. */
    List<String> missing() {
        return sandbox
                ? List.of()
                : keyless.stream()
                        .map(p ->
                                "No " + p.noun() + " can be ordered here, because " + p.keyVariable() + " is not set.")
                        .toList();
    }

    /** "songs, pictures and clips": an "and" inside the last one is enough. */
    private static String words(List<String> nouns) {
        String last = nouns.get(nouns.size() - 1);
        String others = String.join(", ", nouns.subList(0, nouns.size() - 1));
        if (others.isEmpty()) {
            return last;
        }
        return others + (last.contains(" and ") ? ", " : " and ") + last;
    }
}
