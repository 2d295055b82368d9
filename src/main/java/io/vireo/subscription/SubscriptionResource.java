package io.vireo.subscription;

import io.vireo.auth.Caller;
import io.vireo.auth.Roles;
import io.vireo.http.ApiResponse;
import io.vireo.http.RequiresDiskSpace;
import io.vireo.identity.Channels;
import io.vireo.ratelimit.RateLimiter;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;

/** {@code /c/{name}/subscription}: the subscription of the caller to a channel, which only the caller sees. */
@Path("/c/{name}/subscription")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.CHANNEL)
public class SubscriptionResource {
    @Inject
    SubscriptionService subscriptionService;

    @Inject
    Channels channels;

    @Inject
    RateLimiter limits;

    /** 200 with whether the caller is subscribed; 404 {@code "channel"}. */
    @GET
    public ApiResponse get(@PathParam("name") String name, @Context SecurityContext security) {
        return ApiResponse.of(subscriptionService.get(Caller.of(security), idOf(name)));
    }

    /**
     * 200, also if the caller is subscribed already; 400 {@code "own-channel"}; 403 {@code "not-allowed"}; 404 {@code "channel"}; 409
     * {@code "too-many-subscriptions"}; 429.
     */
    @PUT
    @RequiresDiskSpace
    public ApiResponse subscribe(
            @PathParam("name") String name, @Valid SubscriptionRequest request, @Context SecurityContext security) {
        long channelId = idOf(name);
        return ApiResponse.of(subscriptionService.subscribe(limited(security), channelId, request.bell()));
    }

    /** 200, also if the caller is not subscribed; 404 {@code "channel"}; 429. */
    @DELETE
    public ApiResponse unsubscribe(@PathParam("name") String name, @Context SecurityContext security) {
        long channelId = idOf(name);
        return ApiResponse.of(subscriptionService.unsubscribe(limited(security), channelId));
    }

    private long idOf(String name) {
        Channels.requirePossible(name);
        return channels.idOf(name);
    }

    private Caller limited(SecurityContext security) {
        Caller caller = Caller.of(security);
        limits.acquire(SubscriptionLimit.SUBSCRIPTIONS_ACCOUNT, Long.toString(caller.channelId()));
        return caller;
    }
}
