package io.serenade.sandbox.replicate;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.platform.files.MediaFormat;
import io.serenade.sandbox.tasks.SandboxFiles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files that were uploaded for predictions; models open them by the address in {@code urls.get}. */
@ApplicationScoped
class UploadedFiles {
    private static final String PATH = "replicate/v1/files/";
    private static final Pattern ADDRESS = Pattern.compile("/sandbox/" + PATH + "([A-Za-z0-9_-]{1,64})$");
    private static final int MOST = 100;

    @Inject
    SandboxFiles files;

    @Inject
    Clock clock;

    /** @param base the address at which it was asked for, up to and including {@code /sandbox/} */
    JsonObject add(String name, byte[] content, JsonObject metadata, URI base) {
        Instant now = clock.instant();
        String id = UUID.randomUUID().toString().replace("-", "");
        JsonObject file = JSON.createObjectBuilder()
                .add("id", id)
                .add("name", name)
                .add(
                        "content_type",
                        MediaFormat.of(content, content.length)
                                .map(MediaFormat::type)
                                .orElse("application/octet-stream"))
                .add("size", content.length)
                .add("metadata", metadata)
                .add("created_at", ReplicatePrediction.timestamp(now))
                .add("expires_at", ReplicatePrediction.timestamp(now.plus(SandboxFiles.KEPT)))
                .add(
                        "urls",
                        JSON.createObjectBuilder()
                                .add("get", base.resolve(PATH + id).toString()))
                .build();
        files.add(ReplicateStandIn.PROVIDER, id, file, content, now);
        return file;
    }

    JsonObject get(String id) {
        return files.find(ReplicateStandIn.PROVIDER, id).orElseThrow(ReplicateErrors::notFound);
    }

    JsonObject list() {
        JsonArrayBuilder results = JSON.createArrayBuilder();
        files.list(ReplicateStandIn.PROVIDER, MOST).forEach(results::add);
        return JSON.createObjectBuilder()
                .addNull("previous")
                .addNull("next")
                .add("results", results)
                .build();
    }

    void remove(String id) {
        if (!files.remove(ReplicateStandIn.PROVIDER, id)) {
            throw ReplicateErrors.notFound();
        }
    }

    static boolean isOne(URI address) {
        return ADDRESS.matcher(address.getPath()).find();
    }

    /** The content of the file at an address; empty if there is none. */
    Optional<byte[]> content(URI address) {
        Matcher path = ADDRESS.matcher(address.getPath());
        return path.find() ? files.content(ReplicateStandIn.PROVIDER, path.group(1)) : Optional.empty();
    }
}
