package io.serenade.generation;

import io.serenade.jobs.Claim;
import io.serenade.jobs.JobError;
import io.serenade.jobs.Lane;
import io.serenade.jobs.Outcome;
import io.serenade.jobs.ProviderCalls;
import io.serenade.jobs.RetryPolicy;
import io.serenade.jobs.Stage;
import io.serenade.jobs.StageException;
import io.serenade.providers.MediaFormat;
import io.serenade.providers.MediaGenerator;
import io.serenade.providers.ProviderException;
import io.serenade.storage.MediaKind;
import io.serenade.storage.MediaStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Copies what the provider made into our storage at once: there it vanishes after an hour. */
@ApplicationScoped
public class CollectOutputs implements Stage {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int MOST_OUTPUTS = 32;

    @Inject
    private Generations generations;

    @Inject
    private MediaStore media;

    @Inject
    private MediaGenerator generator;

    @Inject
    private ProviderCalls calls;

    @Inject
    private GenerationSettings settings;

    @Override
    public String name() {
        return "collect-outputs";
    }

    @Override
    public Lane lane() {
        return Lane.IO;
    }

    @Override
    public Duration deadline() {
        return PATIENCE.plusMinutes(1);
    }

    @Override
    public RetryPolicy retryPolicy() {
        return settings.retryPolicy();
    }

    @Override
    public Outcome run(Claim claim) throws InterruptedException {
        Generation generation = generations.get(claim.jobId());
        try {
            List<String> keys = collect(claim, generation);
            return Outcome.done(() -> generations.get(claim.jobId()).markStored(keys));
        } catch (ProviderException e) {
            throw ProviderCalls.toStageException(e);
        } catch (IOException | UncheckedIOException e) {
            JobError error = new JobError("storage_failed", "The result could not be stored.", true);
            throw new StageException(StageException.Category.UNAVAILABLE, error, e);
        }
    }

    private List<String> collect(Claim claim, Generation generation) throws IOException, InterruptedException {
        List<String> keys = new ArrayList<>();
        List<URI> outputs = generation.outputs();
        for (int i = 0; i < Math.min(MOST_OUTPUTS, outputs.size()); i++) {
            keys.add(collect(claim, outputs.get(i), name(claim.jobId(), i)));
        }
        Optional<String> text = generation.outputText();
        if (keys.isEmpty() && text.isPresent()) {
            String key = claim.jobId() + ".txt";
            media.put(MediaKind.GENERATED, key, file -> Files.writeString(file, text.get()));
            keys.add(key);
        }
        return keys;
    }

    private static String name(String jobId, int index) {
        return index == 0 ? jobId : jobId + "-" + (index + 1);
    }

    /** The format, and with it the key, is known only when the file is here. */
    private String collect(Claim claim, URI output, String name) throws IOException, InterruptedException {
        Path download = Files.createTempFile("serenade-output", null);
        try {
            MediaFormat format = calls.call(
                    claim.jobId(),
                    generator.name(),
                    "download-output",
                    claim.attempts() + 1,
                    () -> generator.fetch(output, download, PATIENCE));
            String key = name + "." + format.extension();
            media.put(
                    MediaKind.GENERATED, key, file -> Files.move(download, file, StandardCopyOption.REPLACE_EXISTING));
            return key;
        } finally {
            Files.deleteIfExists(download);
        }
    }
}
