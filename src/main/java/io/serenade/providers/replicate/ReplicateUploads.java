package io.serenade.providers.replicate;

import io.serenade.platform.files.MediaFormat;
import io.serenade.providers.FileForm;
import io.serenade.providers.ProviderException;
import io.serenade.providers.ProviderException.Category;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Base64;
import java.util.function.Function;

/**
 * Gives files to models: small ones within the request, larger ones through Replicate's own file store, so that
 * Replicate need not reach us (replicate.com/docs/topics/predictions/input-files).
 */
final class ReplicateUploads {
    private static final Logger LOG = System.getLogger(ReplicateUploads.class.getName());

    /**
     * Up to this length, in characters, Replicate recommends to send the file itself, as a {@code data:} address (RFC
     * 2397).
     */
    private static final int LONGEST_ADDRESS = 1_000_000;

    private final Function<byte[], JsonObject> upload;

    /** @param upload sends a form to the file store and gives its answer */
    ReplicateUploads(Function<byte[], JsonObject> upload) {
        this.upload = upload;
    }

    /** If the store fails, the file is sent within the request after all, as Replicate's own client does. */
    String handOver(byte[] file, MediaFormat format) {
        String itself =
                "data:" + format.type() + ";base64," + Base64.getEncoder().encodeToString(file);
        if (itself.length() <= LONGEST_ADDRESS) {
            return itself;
        }
        try {
            return uploaded(file, format);
        } catch (ProviderException e) {
            if (e.category() == Category.ACCOUNT) {
                throw e;
            }
            LOG.log(Level.WARNING, "A file goes to Replicate within the request: {0}", e.detail());
            return itself;
        }
    }

    private String uploaded(byte[] file, MediaFormat format) {
        JsonObject record = upload.apply(new FileForm()
                .file("content", "input." + format.extension(), format.type(), file)
                .finish());
        if (record.get("urls") instanceof JsonObject urls
                && urls.get("get") instanceof JsonString address
                && address.getString().matches("https?://\\S+")) {
            return address.getString();
        }
        throw new ProviderException(Category.BROKEN, "Replicate took a file and named no address of it.", null);
    }
}
