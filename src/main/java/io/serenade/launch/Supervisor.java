package io.serenade.launch;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Restarts the server when it has ended by itself, for example after running out of memory, until that happens too
 * often.
 */
final class Supervisor {
    private final Launch launch;
    private final Consumer<String> say;
    private final Clock clock;
    private final Restarts restarts = new Restarts();

    Supervisor(Launch launch, Consumer<String> say, Clock clock) {
        this.launch = launch;
        this.say = say;
        this.clock = clock;
    }

    /** Returns when the server was stopped, or has ended for good. */
    void watch() {
        int exitCode = launch.serverEnd().join();
        while (!launch.isStopping()) {
            Optional<Duration> rest = restarts.delayAfterEnd(clock.instant());
            say.accept("The server has ended by itself with exit code " + exitCode + ": see "
                    + launch.instance().log() + "."
                    + rest.map(time -> " It is started again in " + time.toSeconds() + " s.")
                            .orElse(" It has done so too often to be started again."));
            if (rest.isEmpty() || launch.isStoppedWithin(rest.get())) {
                return;
            }
            startAgain();
            exitCode = launch.serverEnd().join();
        }
    }

    private void startAgain() {
        try {
            launch.replaceServer();
            say.accept("Serenade is ready again.");
        } catch (LaunchException e) {
            say.accept(e.getMessage());
            launch.killServer();
        }
    }
}
