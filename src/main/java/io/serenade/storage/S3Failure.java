package io.serenade.storage;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Translates a bucket's errors: a missing object keeps its exception, everything else becomes a storage failure. */
final class S3Failure {
    private S3Failure() {}

    /** @throws NoSuchKeyException when the bucket answers that there is no such object */
    static <T> T askInterruptibly(Supplier<T> call) throws IOException, InterruptedException {
        try {
            return call.get();
        } catch (NoSuchKeyException e) {
            throw e;
        } catch (AbortedException e) {
            throw (InterruptedException) new InterruptedException("Interrupted while the bucket worked").initCause(e);
        } catch (SdkException e) {
            throw new IOException(sentence(e), e);
        }
    }

    /** @throws NoSuchKeyException when the bucket answers that there is no such object */
    static <T> T ask(Supplier<T> call) throws IOException {
        try {
            return askInterruptibly(call);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException(e.getMessage()).initCause(e);
        }
    }

    /** A short form of the bucket's answer, because the long form repeats names and keys. */
    static String sentence(SdkException e) {
        if (e instanceof AwsServiceException answer) {
            String code = answer.awsErrorDetails() == null
                    ? ""
                    : " " + answer.awsErrorDetails().errorCode();
            return "The bucket answered " + answer.statusCode() + code;
        }
        return "The bucket gave no answer: " + e.getMessage();
    }
}
