package io.vireo.identity.export;

import io.vireo.auth.AllowedWhileRestricted;
import io.vireo.auth.Caller;
import io.vireo.auth.Roles;
import io.vireo.delivery.ZipSender;
import io.vireo.http.connector.ConnectorSelector;
import io.vireo.identity.Channels;
import io.vireo.identity.IdentityLimit;
import io.vireo.ratelimit.RateLimiter;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;

/** {@code /c/{name}/export}: everything of an account, for its owner. */
@Path("/c/{name}/export")
@RequestScoped
public class ExportResource {
    @Inject
    Channels channels;

    @Inject
    ExportService exportService;

    @Inject
    RateLimiter limits;

    @Inject
    ConnectorSelector selector;

    /** 200 with a ZIP file; 403 {@code "not-owner"}; 404 {@code "channel"}; 429. */
    @GET
    @RolesAllowed(Roles.CHANNEL)
    @AllowedWhileRestricted
    public void export(
            @PathParam("name") String name,
            @Context SecurityContext security,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response,
            @Suspended AsyncResponse asyncResponse)
            throws IOException {
        long channelId = channels.ownedBy(Caller.of(security), name).id();
        limits.acquire(IdentityLimit.EXPORT_ACCOUNT, Long.toString(channelId));
        PersonalDataExport personalDataExport = exportService.of(channelId);
        response.setContentType("application/zip");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"vireo-export.zip\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        boolean sending = false;
        try {
            ZipSender.send(
                    request.getAsyncContext(),
                    personalDataExport.items(),
                    () -> {
                        personalDataExport.close();
                        asyncResponse.resume(Response.ok().build());
                    },
                    selector.aborter(request));
            sending = true;
        } finally {
            if (!sending) {
                personalDataExport.close();
            }
        }
    }
}
