package io.vireo.http.error;

import io.vireo.http.ApiException;
import io.vireo.http.CommonError;
import io.vireo.http.RedactedException;
import io.vireo.http.RequestIdFilter;
import io.vireo.http.ServiceUnavailableException;
import io.vireo.platform.database.DatabaseUnavailableException;
import jakarta.resource.ResourceException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientException;
import java.util.Set;
import javax.transaction.xa.XAException;

/**
 * Maps unexpected exceptions to 500. The exception is logged once, with the request id that {@code X-Request-Id} of the response
 * carries; the response has no details. An unavailable or read-only database, or a failed commit on Galera, is mapped to 503, so that
 * clients retry. A broken client connection is not logged as an error.
 */
@Provider
public class DefaultExceptionMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = System.getLogger(DefaultExceptionMapper.class.getName());

    /** ER_OPTION_PREVENTS_STATEMENT: the server is read-only, as during a switch of the primary. */
    private static final int READ_ONLY = 1290;

    /** ER_DISK_FULL and ER_RECORD_FILE_FULL. */
    private static final Set<Integer> DISK_FULL = Set.of(1021, 1114);

    @Override
    public Response toResponse(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ApiException apiException) {
                return new ApiExceptionMapper().toResponse(apiException);
            }
            if (cause instanceof UncheckedIOException || cause instanceof FileSystemException) {
                break; // a failure of the media store, not of the connection to the client
            }
            if (cause instanceof IOException) {
                LOG.log(
                        Level.DEBUG,
                        "Request {0} was aborted by the client: {1}",
                        RequestIdFilter.current(),
                        cause.getMessage());
                return new ApiExceptionMapper().toResponse(CommonError.BAD_REQUEST.exception());
            }
            if (cause instanceof SQLException sql && DISK_FULL.contains(sql.getErrorCode())) {
                LOG.log(
                        Level.WARNING,
                        "Request {0}: the database has no room left: {1}",
                        RequestIdFilter.current(),
                        cause.getMessage());
                return new ApiExceptionMapper().toResponse(CommonError.NO_SPACE.exception());
            }
            if (isDatabaseUnavailable(cause)) {
                logUnavailable(failure, cause);
                return new ApiExceptionMapper().toResponse(new ServiceUnavailableException());
            }
        }
        LOG.log(Level.ERROR, "Request " + RequestIdFilter.current() + " failed", RedactedException.of(failure));
        return new ApiExceptionMapper().toResponse(CommonError.INTERNAL_ERROR.exception());
    }

    /** Logs once for each request, except during a known outage, which is logged already. */
    private static void logUnavailable(Throwable failure, Throwable cause) {
        LOG.log(
                DatabaseUnavailableException.isCauseOf(failure) ? Level.DEBUG : Level.WARNING,
                "Request {0}: the database did not answer: {1}",
                RequestIdFilter.current(),
                cause.getMessage());
    }

    /** Returns whether the database timed out, failed the commit, is read-only, or the pool had no connection in time. */
    private static boolean isDatabaseUnavailable(Throwable cause) {
        return cause instanceof SQLException sql && sql.getErrorCode() == READ_ONLY
                || cause instanceof SQLNonTransientConnectionException
                || cause instanceof SQLTransientException
                || cause instanceof ResourceException
                || cause instanceof XAException;
    }
}
