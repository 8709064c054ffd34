package io.serenade.launch;

import io.serenade.Products;
import io.serenade.platform.settings.Provider;
import io.serenade.platform.settings.SettingsException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.LogManager;

/** The start command: runs Serenade until it is stopped and reports its progress to the person at the console. */
public final class Launcher {
    private static final int FAILED = 1;

    private final Console console = new Console();

    private Launcher() {}

    public static void main(String[] arguments) {
        System.exit(new Launcher().run());
    }

    private int run() {
        // What a library logs is for the server's log; here it would come between a person and the one sentence.
        LogManager.getLogManager().reset();
        try {
            Launch launch = new Launch(environment(), ServerFiles.ofSystemProperties(), console::say);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(launch), "serenade-stop"));
            launch.start();
            console.say(ready(launch));
            new Supervisor(launch, console::say, Clock.systemUTC()).watch();
            launch.stop();
        } catch (SettingsException | LaunchException e) {
            console.say(e.getMessage());
        } catch (RuntimeException e) {
            console.say("Serenade could not start because of an error in itself:");
            console.tell(e);
        }
        return FAILED;
    }

    private void stop(Launch launch) {
        if (!launch.isStopping()) {
            console.say("Serenade is stopping; what is being made may take up to a minute to end.");
        }
        launch.stop();
    }

    /** The start command for trying Serenade out needs no key: without any the stand-ins make everything. */
    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.values().removeIf(String::isBlank);
        boolean keyed = Products.providers().stream().map(Provider::keyVariable).anyMatch(environment::containsKey);
        if (Boolean.getBoolean("serenade.trial") && !keyed) {
            environment.putIfAbsent("SANDBOX", "on");
        }
        return environment;
    }

    private static String ready(Launch launch) {
        return "Serenade is ready at " + launch.address() + " ("
                + launch.standIns().sentence() + "log "
                + shown(launch.instance().log()) + "; Ctrl-C stops everything)";
    }

    private static Path shown(Path file) {
        Path here = Path.of("").toAbsolutePath();
        return file.startsWith(here) ? here.relativize(file) : file;
    }
}
