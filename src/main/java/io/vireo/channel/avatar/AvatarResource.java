package io.vireo.channel.avatar;

import io.vireo.auth.Caller;
import io.vireo.auth.Roles;
import io.vireo.delivery.Delivery;
import io.vireo.http.ApiException;
import io.vireo.http.ApiResponse;
import io.vireo.http.CacheableJson;
import io.vireo.http.CommonError;
import io.vireo.identity.Channel;
import io.vireo.identity.Channels;
import io.vireo.media.AvatarFiles;
import io.vireo.media.ImageUpload;
import io.vireo.media.image.DefaultAvatar;
import io.vireo.media.storage.StoredFile;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /channel/picture}: upload, removal and download of avatars. */
@Path("/channel/picture")
@RequestScoped
public class AvatarResource {
    @Inject
    Channels channels;

    @Inject
    AvatarFiles avatarFiles;

    @Inject
    AvatarService avatarService;

    @Inject
    ImageUpload imageUpload;

    /** 200 {@code ""} when the caller's channel has the new avatar; 400 {@code "not-image"}; 408; 413; 507. */
    @POST
    @RolesAllowed(Roles.CHANNEL)
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    public void set(
            @Context SecurityContext security,
            @Context HttpServletRequest request,
            @Suspended AsyncResponse asyncResponse)
            throws IOException {
        long channelId = Caller.of(security).channelId();
        // Request-scoped beans are no longer available when the body has arrived; only application-scoped ones are used
        // then.
        AvatarService service = avatarService;
        imageUpload.receive(request, asyncResponse, image -> service.set(channelId, image));
    }

    /** 200 {@code ""}, also if no avatar was set: the channel now has the default avatar. */
    @DELETE
    @RolesAllowed(Roles.CHANNEL)
    @Produces(MediaType.APPLICATION_JSON)
    public ApiResponse remove(@Context SecurityContext security) {
        avatarService.remove(Caller.of(security).channelId());
        return ApiResponse.EMPTY;
    }

    /**
     * 200 with the avatar of the channel, or the default avatar if it has none; 404 {@code "channel"}.
     *
     * @param size the side length in pixels, 256 or 800; 800 if absent
     */
    @GET
    @Path("{name}")
    @PermitAll
    public void avatar(
            @PathParam("name") String name,
            @QueryParam("size") @Nullable String size,
            @Context Request conditions,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response,
            @Suspended AsyncResponse asyncResponse)
            throws IOException {
        Channel channel = channels.byName(name);
        int side = side(size);
        Optional<StoredFile> avatar = avatarFiles.find(channel.id(), side);
        if (avatar.isPresent()) {
            new Delivery(request, response, asyncResponse).deliver(avatar.get(), CacheableJson.REVALIDATE);
        } else {
            asyncResponse.resume(defaultAvatar(DefaultAvatar.of(channel.username()), side, conditions));
        }
    }

    private static int side(@Nullable String size) {
        if (size == null || size.equals(Integer.toString(AvatarFiles.LARGE))) {
            return AvatarFiles.LARGE;
        }
        if (size.equals(Integer.toString(AvatarFiles.SMALL))) {
            return AvatarFiles.SMALL;
        }
        throw ApiException.invalidField("size");
    }

    private static Response defaultAvatar(DefaultAvatar avatar, int side, Request conditions) {
        EntityTag tag = new EntityTag(avatar.tag(side));
        Response.ResponseBuilder builder = CacheableJson.preconditions(conditions, tag);
        if (builder == null) {
            builder = Response.ok(avatar.bytes(side), DefaultAvatar.MEDIA_TYPE);
        } else if (builder.build().getStatusInfo() == Status.PRECONDITION_FAILED) {
            throw CommonError.PRECONDITION_FAILED.exception();
        }
        return builder.tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, CacheableJson.REVALIDATE)
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
