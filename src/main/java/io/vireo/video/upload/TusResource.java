package io.vireo.video.upload;

import io.vireo.auth.Caller;
import io.vireo.auth.Roles;
import io.vireo.media.resumable.ResumableUpload;
import io.vireo.media.staging.StagedFile;
import io.vireo.video.UploadError;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import me.desair.tus.server.HttpMethod;
import me.desair.tus.server.upload.UploadInfo;

/**
 * {@code /files}: resumable uploads by tus 1.0.0 with the extensions creation, checksum, termination and expiration. {@code
 * Upload-Metadata} contains the {@code hashpath} of the video. After the last byte the video is published or rejected as by {@code POST
 * /upload/v/{hashpath}}.
 */
@Path("/files")
@RequestScoped
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class TusResource {
    @Context
    HttpServletRequest request;

    @Context
    HttpServletResponse response;

    @Context
    SecurityContext security;

    @Inject
    TusProtocol protocol;

    @Inject
    TusUploadService uploads;

    @Inject
    TusPatchHandler patchHandler;

    /** 204 with the capabilities of the server in its headers. */
    @OPTIONS
    @PermitAll
    public Response options() {
        return protocol.options(request, response);
    }

    /** As {@code OPTIONS /files}. */
    @OPTIONS
    @Path("{upload}")
    @PermitAll
    public Response options(@PathParam("upload") String id) {
        return options();
    }

    /**
     * 201 with the {@code Location} of the upload, relative to the path of the request; 400 {@code {"missing-field": "hashpath"}}, {@code
     * "no-data"}, {@code "upload-concat"}; 412
     * {@code "tus-version"}; 403, 404, 409, 413 and 507 as for the plain upload.
     */
    @POST
    @RolesAllowed(Roles.CHANNEL)
    public Response create() {
        if (request.getHeader("Upload-Concat") != null) {
            throw UploadError.UPLOAD_CONCAT.exception();
        }
        UploadInfo info = new UploadInfo();
        info.setEncodedMetadata(request.getHeader("Upload-Metadata"));
        String hash = info.getMetadata().get(TusStorage.HASH_PATH);
        uploads.requireCreatable(hash, channelId(), TusProtocol.number(request, "Upload-Length"));
        return TusLocation.relative(protocol.handle(HttpMethod.POST, request, response, owner()), request);
    }

    /** 204 with {@code Upload-Offset}; 403 {@code "not-owner"}; 404 {@code "no-upload"}; 423 {@code "upload-locked"}. */
    @HEAD
    @Path("{upload}")
    @RolesAllowed(Roles.CHANNEL)
    public void offset(@PathParam("upload") String id, @Suspended AsyncResponse asyncResponse) {
        ResumableUpload upload = uploads.require(id, channelId());
        uploads.interrupt(upload);
        if (upload.finished() && !uploads.isPublished(upload)) {
            uploads.remove(upload);
            throw UploadError.NO_UPLOAD.exception();
        }
        Response tusResponse = protocol.handle(HttpMethod.HEAD, request, response, owner());
        if (uploads.isComplete(upload)) {
            // The server crashed between the last byte and the publication; the client considers the upload complete.
            patchHandler.publish(upload, uploads.open(upload), tusResponse, asyncResponse);
        } else {
            asyncResponse.resume(tusResponse);
        }
    }

    /**
     * 204 with the new {@code Upload-Offset}: with the last byte the video is published. 400 {@code "not-mp4"}; 404
     * {@code "no-upload"}; 409 {@code "upload-offset"}; 415; 423 {@code "upload-locked"}; 460 {@code "checksum-mismatch"}; 507.
     */
    @PATCH
    @Path("{upload}")
    @RolesAllowed(Roles.CHANNEL)
    public void append(
            @PathParam("upload") String id,
            @Context HttpServletRequest bytes,
            @Context HttpServletResponse late,
            @Suspended AsyncResponse asyncResponse)
            throws IOException {
        ResumableUpload upload = uploads.require(id, channelId());
        uploads.interrupt(upload);
        if (upload.finished()) {
            throw UploadError.ALREADY_UPLOADED.exception();
        }
        StagedFile stagedFile = uploads.open(upload);
        boolean begun = false;
        try {
            Response tusResponse = protocol.handle(HttpMethod.PATCH, request, response, owner());
            patchHandler.begin(uploads.require(id, channelId()), stagedFile, tusResponse, bytes, late, asyncResponse);
            begun = true;
        } finally {
            if (!begun) {
                stagedFile.close();
            }
        }
    }

    /** 204 when the upload was removed; 403 {@code "not-owner"}; 404 {@code "no-upload"}; 423 {@code "upload-locked"}. */
    @DELETE
    @Path("{upload}")
    @RolesAllowed(Roles.CHANNEL)
    public Response terminate(@PathParam("upload") String id) {
        ResumableUpload upload = uploads.require(id, channelId());
        uploads.interrupt(upload);
        if (upload.finished()) {
            return protocol.handle(HttpMethod.DELETE, request, response, owner());
        }
        try (StagedFile held = uploads.open(upload)) {
            return protocol.handle(HttpMethod.DELETE, request, response, owner());
        }
    }

    private long channelId() {
        return Caller.of(security).channelId();
    }

    private String owner() {
        return Long.toString(channelId());
    }
}
