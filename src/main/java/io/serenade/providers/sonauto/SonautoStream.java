package io.serenade.providers.sonauto;

import io.serenade.providers.ProviderException;
import io.serenade.providers.ProviderException.Category;
import io.serenade.providers.SongGenerator.LiveSound;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * Sonauto's songs while they are made: {@code GET …/stream/{task_id}}, answered with 400 before there is anything to
 * hear, and with sound that ends seconds after the song is finished. Known from public client code; the provider does
 * not document it.
 */
final class SonautoStream {
    /** All browsers play it as it comes. */
    static final String FORMAT = "mp3";

    private static final String USUAL_TYPE = "audio/mpeg";

    private final URI base;
    private final HttpClient client;

    SonautoStream(SonautoSettings settings) {
        String text = settings.streamUrl().toString();
        base = URI.create(text.endsWith("/") ? text : text + "/");
        client = HttpClient.newBuilder()
                .connectTimeout(settings.timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    CompletionStage<LiveSound> open(String taskId, String bearer) {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(taskId))
                .header("Authorization", bearer)
                .build();
        return client.sendAsync(request, BodyHandlers.ofPublisher()).thenApply(SonautoStream::sound);
    }

    private static LiveSound sound(HttpResponse<Flow.Publisher<List<ByteBuffer>>> answer) {
        String type = answer.headers().firstValue("Content-Type").orElse(USUAL_TYPE);
        if (answer.statusCode() != 200 || !type.startsWith("audio/")) {
            answer.body().subscribe(new Discarding());
            throw new ProviderException(
                    Category.REJECTED, "There is nothing to hear yet: " + answer.statusCode() + ".", null);
        }
        return new LiveSound(type, answer.body());
    }

    /** Closes an answer that nobody reads. */
    private static final class Discarding implements Flow.Subscriber<List<ByteBuffer>> {
        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.cancel();
        }

        @Override
        public void onNext(List<ByteBuffer> bytes) {
            // None were requested.
        }

        @Override
        public void onError(Throwable failure) {
            // The answer is over, which is what was wanted.
        }

        @Override
        public void onComplete() {
            // As above.
        }
    }
}
