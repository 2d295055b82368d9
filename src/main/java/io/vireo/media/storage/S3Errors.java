package io.vireo.media.storage;

import io.vireo.http.ServiceUnavailableException;
import java.lang.System.Logger.Level;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Executes S3 calls and translates their exceptions. */
public final class S3Errors {
    private static final System.Logger LOG = System.getLogger(S3Errors.class.getName());
    private static final int NOT_FOUND = 404;
    private static final int PRECONDITION_FAILED = 412;
    private static final int FULL = 507;

    private S3Errors() {}

    /**
     * Executes {@code call} and returns its result.
     *
     * @throws StorageFullException if the store reports that it is full
     * @throws ServiceUnavailableException if the store does not respond or rejects the call
     */
    static <T> T make(Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw failed(e);
        }
    }

    /** As {@link #make}, but returns null if the object does not exist or does not match the condition. */
    public static <T> @Nullable T find(Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            if (e instanceof S3Exception response
                    && (response.statusCode() == NOT_FOUND || response.statusCode() == PRECONDITION_FAILED)) {
                return null;
            }
            throw failed(e);
        }
    }

    private static RuntimeException failed(SdkException e) {
        if (e instanceof S3Exception response && response.statusCode() == FULL) {
            return new StorageFullException();
        }
        LOG.log(Level.WARNING, "The object store sent an unexpected response: {0}", e.getMessage());
        return new ServiceUnavailableException();
    }
}
