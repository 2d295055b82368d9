package io.vireo.history;

import io.vireo.auth.Caller;
import io.vireo.auth.Roles;
import io.vireo.http.ApiResponse;
import io.vireo.http.RequiresDiskSpace;
import io.vireo.ratelimit.RateLimiter;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;

/** {@code /me/settings}: whether the history of the caller is on. */
@Path("/me/settings")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.CHANNEL)
public class AccountSettingsResource {
    @Inject
    HistoryService history;

    @Inject
    RateLimiter limits;

    /** 200 with the settings. */
    @GET
    public ApiResponse get(@Context SecurityContext security) {
        return ApiResponse.of(
                new AccountSettingsBody(history.isOn(Caller.of(security).channelId())));
    }

    /** 200 with the settings; 429. */
    @PUT
    @RequiresDiskSpace
    public ApiResponse change(@Valid AccountSettingsBody settings, @Context SecurityContext security) {
        long caller = Caller.of(security).channelId();
        limits.acquire(HistoryLimit.HISTORY_ACCOUNT, Long.toString(caller));
        history.change(caller, settings.history());
        return ApiResponse.of(settings);
    }
}
