package io.serenade.jobs.webhooks;

import io.serenade.platform.telemetry.Trace;
import io.serenade.providers.CallDeadline;
import io.serenade.providers.CheckedAddresses.PrivateAddressException;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * Makes one attempt to send a webhook. It connects only to addresses that {@link CallbackAddresses} allows, follows no
 * redirect, has one deadline for everything, and reads no more of the answer than it must.
 */
@ApplicationScoped
public class WebhookPost {
    private static final Logger LOG = System.getLogger(WebhookPost.class.getName());
    private static final Duration USUAL_TIME = Duration.ofSeconds(15);
    private static final int MAX_READ = 64 * 1024;
    private static final int MAX_KEPT = 1024;
    private static final int REDIRECTION = 3;
    private static final int SUCCESS = 2;

    @Inject
    CallbackAddresses addresses;

    @Inject
    Clock clock;

    /** From the first DNS look-up to the last byte that is read. */
    Duration time = USUAL_TIME;

    private CloseableHttpClient client;

    @PostConstruct
    void open() {
        // Longer than the deadline, so that a timeout is always reported in the same way.
        client = addresses
                .resolver()
                .client(time.multipliedBy(2))
                .setUserAgent("Serenade-Webhooks")
                .build();
    }

    @PreDestroy
    void close() {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The connections to receivers of webhooks did not close", e);
        }
    }

    /** What a receiver answered. */
    private record Answer(int status, String text) {}

    WebhookTry send(Webhook webhook, WebhookBody product, Optional<Trace> trace) {
        long begin = System.nanoTime();
        Optional<String> forbidden = addresses.problemOf(webhook.url());
        if (forbidden.isPresent()) {
            return notSent(forbidden.get(), begin);
        }
        HttpPost request = request(webhook, product);
        trace.ifPresent(of -> request.setHeader(Trace.HEADER, of.header()));
        try (CallDeadline deadline = CallDeadline.after(time, request::cancel)) {
            try {
                URI url = webhook.url();
                HttpHost receiver = new HttpHost(url.getScheme(), url.getHost(), url.getPort());
                Answer answer = read(client.executeOpen(receiver, request, null));
                return new WebhookTry(
                        Optional.of(answer.status()), since(begin), answer.text(), problemOf(answer.status()));
            } catch (IOException e) {
                return notSent(deadline.isOver() ? lateness() : reason(e), begin);
            } finally {
                // Of no effect on a connection whose answer was read to its end; all others are closed, read no
                // further.
                request.cancel();
            }
        }
    }

    private HttpPost request(Webhook webhook, WebhookBody product) {
        byte[] body = webhook.bytes();
        HttpPost request = new HttpPost(webhook.url());
        WebhookSignatures.headers(webhook.id(), clock.instant(), body, product).forEach(request::setHeader);
        request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        return request;
    }

    /** The status decides, even if the rest of the answer never comes: a receiver that accepted the webhook has it. */
    private static Answer read(ClassicHttpResponse response) {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try {
            receive(response.getEntity(), read);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "A receiver broke off within its answer", e);
        }
        return new Answer(response.getCode(), beginningOf(read.toByteArray()));
    }

    /** The stream is not closed, because that would read it to its end. */
    private static void receive(HttpEntity entity, ByteArrayOutputStream read) throws IOException {
        if (entity == null) {
            return;
        }
        InputStream in = entity.getContent();
        byte[] buffer = new byte[8 * 1024];
        int n = in.read(buffer);
        while (n > 0) {
            read.write(buffer, 0, n);
            n = read.size() < MAX_READ ? in.read(buffer) : 0;
        }
    }

    /** Without NUL, the one character that the database cannot store. */
    private static String beginningOf(byte[] answer) {
        return new String(answer, 0, Math.min(MAX_KEPT, answer.length), StandardCharsets.UTF_8).replace("\0", "");
    }

    private static Optional<String> problemOf(int status) {
        return switch (status / 100) {
            case SUCCESS -> Optional.empty();
            case REDIRECTION ->
                Optional.of("The receiver answered " + status + "; webhooks follow no redirects, so give the address"
                        + " that it leads to.");
            default -> Optional.of("The receiver answered " + status + ".");
        };
    }

    private static WebhookTry notSent(String problem, long begin) {
        return new WebhookTry(Optional.empty(), since(begin), "", Optional.of(problem));
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private String lateness() {
        return "The receiver gave no answer within " + time.toSeconds() + " seconds.";
    }

    private static String reason(IOException e) {
        if (e instanceof PrivateAddressException) {
            return "The receiver's host has an address that is not public, and the operator does not list it.";
        } else if (e instanceof UnknownHostException) {
            return "The receiver's host cannot be found.";
        } else if (e instanceof SSLException) {
            return "The receiver's certificate or TLS is not right: " + e.getMessage();
        }
        return "The receiver cannot be reached or breaks off: " + e.getClass().getSimpleName() + ".";
    }
}
