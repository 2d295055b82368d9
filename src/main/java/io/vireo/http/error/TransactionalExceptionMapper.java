package io.vireo.http.error;

import jakarta.transaction.TransactionalException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/**
 * Maps {@link TransactionalException} like any other failure. Without it Jersey's own mapper (jersey-cdi1x-transaction 3.1.11, {@code
 * TransactionalExceptionMapper}) rethrows the exception, and the response is 500 without a log line.
 */
@Provider
public class TransactionalExceptionMapper implements ExceptionMapper<TransactionalException> {
    @Override
    public Response toResponse(TransactionalException failure) {
        return new DefaultExceptionMapper().toResponse(failure);
    }
}
