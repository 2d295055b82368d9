package io.vireo.video.upload;

import io.vireo.http.CommonError;
import io.vireo.http.ErrorCode;
import io.vireo.platform.Component;
import io.vireo.video.UploadError;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import me.desair.tus.server.HttpMethod;
import me.desair.tus.server.TusExtension;
import me.desair.tus.server.checksum.ChecksumExtension;
import me.desair.tus.server.core.CoreProtocol;
import me.desair.tus.server.creation.CreationExtension;
import me.desair.tus.server.exception.InvalidContentTypeException;
import me.desair.tus.server.exception.TusException;
import me.desair.tus.server.expiration.ExpirationExtension;
import me.desair.tus.server.termination.TerminationExtension;
import me.desair.tus.server.util.TusServletRequest;
import me.desair.tus.server.util.TusServletResponse;

/**
 * Validates requests and builds response headers according to tus 1.0.0, by means of tus-java-server. Errors of the library are mapped to
 * {@link UploadError}; its locks, log lines and error responses are not used.
 */
@Component
class TusProtocol {
    private static final String EXTENSIONS = "Tus-Extension";

    /** In the order that the library uses. */
    private final List<TusExtension> rules = List.of(
            new CoreProtocol(),
            new CreationExtension(),
            new ChecksumExtension(),
            new TerminationExtension(),
            new ExpirationExtension());

    @Inject
    TusStorage storage;

    /** Returns the response to a request whose body, if any, is handled by the caller. */
    Response handle(HttpMethod method, HttpServletRequest request, HttpServletResponse response, String owner) {
        BufferedTusResponse buffered = new BufferedTusResponse(response);
        TusServletRequest read = new TusServletRequest(request);
        TusServletResponse written = new TusServletResponse(buffered);
        try {
            for (TusExtension each : rules) {
                each.validate(method, request, storage, owner);
            }
            for (TusExtension each : rules) {
                // the bytes that the library would verify have not been received yet
                if (method != HttpMethod.PATCH || !(each instanceof ChecksumExtension)) {
                    each.process(method, read, written, storage, owner);
                }
            }
        } catch (TusException e) {
            throw reason(e).exception();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return buffered.response();
    }

    /** Returns the capabilities of the server. The checksum trailer, which the library reports as well, is not supported and removed. */
    Response options(HttpServletRequest request, HttpServletResponse response) {
        return Response.fromResponse(handle(HttpMethod.OPTIONS, request, response, ""))
                .header(EXTENSIONS, null)
                .header(EXTENSIONS, "creation,creation-defer-length,checksum,termination,expiration")
                .build();
    }

    /** Returns the number in a header; -1 if it is absent or invalid. */
    static long number(HttpServletRequest request, String header) {
        String text = request.getHeader(header);
        try {
            return text == null ? -1 : Math.max(-1, Long.parseLong(text.strip()));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static ErrorCode reason(TusException e) {
        return switch (e.getStatus()) {
            case 404 -> UploadError.NO_UPLOAD;
            case 405 -> CommonError.METHOD_NOT_ALLOWED;
            case 406 ->
                e instanceof InvalidContentTypeException
                        ? CommonError.UNSUPPORTED_MEDIA_TYPE
                        : CommonError.NOT_ACCEPTABLE;
            case 409 -> UploadError.UPLOAD_OFFSET;
            case 412 -> UploadError.TUS_VERSION;
            case 413 -> CommonError.TOO_LARGE;
            default -> CommonError.BAD_REQUEST;
        };
    }
}
