package io.vireo.identity.notification;

import io.vireo.auth.Caller;
import io.vireo.auth.Roles;
import io.vireo.http.ApiResponse;
import io.vireo.identity.Channels;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;

/** {@code /c/{name}/notifications}: the preferences of the owner of a channel for mails and notices. */
@Path("/c/{name}/notifications")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class MailPreferencesResource {
    @Inject
    Channels channels;

    @Inject
    NotificationPreferencesService preferences;

    /** 200 with the choices; 403 {@code "not-owner"}; 404 {@code "channel"}. */
    @GET
    @RolesAllowed(Roles.CHANNEL)
    public ApiResponse choices(@PathParam("name") String name, @Context SecurityContext security) {
        return ApiResponse.of(preferences.of(own(name, security)));
    }

    /** 200 with the choices now in effect; 400 {@code invalid-field} for an unknown key or value; 403 and 404 as {@code GET}. */
    @PUT
    @RolesAllowed(Roles.CHANNEL)
    public ApiResponse choose(
            @PathParam("name") String name, @Valid MailPreferencesBody choices, @Context SecurityContext security) {
        return ApiResponse.of(preferences.change(own(name, security), choices.changes()));
    }

    /** As {@code PUT}: both methods change only the keys that the body contains. */
    @PATCH
    @RolesAllowed(Roles.CHANNEL)
    public ApiResponse change(
            @PathParam("name") String name, @Valid MailPreferencesBody choices, @Context SecurityContext security) {
        return choose(name, choices, security);
    }

    private long own(String name, SecurityContext security) {
        return channels.ownedBy(Caller.of(security), name).id();
    }
}
