package io.serenade.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The measures that the dashboard and the alerts ask for. */
public final class ObservedNames {
    static final Path DASHBOARD = Path.of("server-config/observability/grafana/dashboards/serenade.json");
    static final Path ALERTS = Path.of("server-config/observability/alerts.yaml");
    private static final Pattern NAME = Pattern.compile("\\b(serenade|jvm|process|system)_[a-z0-9_]+");

    private ObservedNames() {}

    public static Set<String> all() throws IOException {
        return NAME.matcher(Files.readString(DASHBOARD) + Files.readString(ALERTS))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static Set<String> ours() throws IOException {
        return all().stream().filter(name -> name.startsWith("serenade_")).collect(Collectors.toSet());
    }
}
