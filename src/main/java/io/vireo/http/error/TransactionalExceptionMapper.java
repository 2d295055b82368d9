package io.vireo.http.error;

import jakarta.transaction.TransactionalException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/**
 * A transaction that could not be completed is a failure as any other. Without this Jersey's own mapper for them
 * (jersey-cdi1x-transaction 3.1.11, {@code TransactionalExceptionMapper}) throws them on, and the answer is 500 without a line in the log.
 */
@Provider
public class TransactionalExceptionMapper implements ExceptionMapper<TransactionalException> {
    @Override
    public Response toResponse(TransactionalException failure) {
        return new DefaultExceptionMapper().toResponse(failure);
    }
}
