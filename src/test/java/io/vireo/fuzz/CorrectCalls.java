package io.vireo.fuzz;

import static io.vireo.fuzz.Descriptions.object;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.vireo.Samples;
import io.vireo.TestImages;
import io.vireo.VireoClient;
import io.vireo.http.ApiDescription.Operation;
import java.awt.Color;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Creates valid requests from the examples of the API description, with existing names in place of the example names. */
final class CorrectCalls {
    /** Operations that need a video without a file. */
    private static final Set<String> NEED_EMPTY_VIDEO = Set.of("upload", "beginUpload");

    private static final Set<String> NEED_CANDIDATES =
            Set.of("thumbnailChoice", "thumbnailChoiceHead", "replaceThumbnail");

    private static final Set<String> NEED_TRACKS = Set.of(
            "captions",
            "captionText",
            "captionPlaylist",
            "captionSegment",
            "chapters",
            "hlsChapters",
            "storyboard",
            "storyboardSheet");

    /** Operations that can be repeated. */
    private static final Set<String> REPEATABLE = Set.of(
            "edit",
            "rate",
            "beginView",
            "heartbeat",
            "clearHistory",
            "forgetWatched",
            "changeSettings",
            "renewKey",
            "replaceThumbnail",
            "announce",
            "setPicture",
            "removePicture",
            "changeProfile",
            "chooseNotifications",
            "changeNotifications",
            "unsubscribe",
            "forgotPassword",
            "signIn",
            "signUp",
            "changeRole",
            "block",
            "unblock",
            "subscribe",
            "endSubscription",
            "createPlaylist",
            "changePlaylist",
            "addPlaylistItem",
            "removePlaylistItem",
            "movePlaylistItem",
            "addLater",
            "removeLater",
            "reportVideo",
            "reportChannel",
            "comment",
            "editComment",
            "putCaptions",
            "removeCaptions",
            "putChapters",
            "removeChapters",
            "rateComment",
            "pinComment",
            "reportComment",
            "readInbox");

    /** Operations of moderators and administrators outside of {@code /moderation}. */
    private static final Set<String> ADMINISTRATIVE = Set.of("changeRole", "standing", "changeStanding", "changeQuota");

    private static final Set<String> UPLOADING = Set.of("upload", "beginUpload", "continueUpload", "endUpload");

    /** Operations after which an account has no valid token, another password, or not all rights. */
    private static final Set<String> INVALIDATING =
            Set.of("deleteAccount", "changePassword", "resetPassword", "changeStanding", "changeQuota", "decide");

    private static final byte[] IMAGE = TestImages.png(Color.BLUE, 64, 48);

    private int clients;

    /** Returns whether a call may delete the account, revoke its tokens or count failed sign-ins. Such calls use a separate account. */
    static boolean isFinal(Operation operation) {
        return INVALIDATING.contains(operation.name())
                || Set.of("signIn", "signOut").contains(operation.name());
    }

    /**
     * Discards the test data that a successful call may have consumed.
     *
     * @return whether the account is still usable
     */
    static boolean forget(Operation operation, Request request, Scene scene) {
        boolean overridden = !request.method().equals(operation.method());
        if (operation.name().equals("verifyEmail") || operation.name().equals("changeProfile")) {
            // the token is used or replaced
            scene.forgetLinks();
        } else if (operation.name().equals("signOut")) {
            scene.forgetToken();
        } else if (UPLOADING.contains(operation.name())) {
            scene.forgetEmptyVideos();
        } else if (!request.isSafe() && (overridden || !REPEATABLE.contains(operation.name()))) {
            scene.forgetVideos();
        }
        return !INVALIDATING.contains(operation.name());
    }

    /** Returns a valid request of an operation, with a new client address. */
    Request of(Operation operation, Scene scene) {
        int client = ++clients;
        Request request = Request.of(operation.method(), target(operation, scene))
                .with("X-Forwarded-For", "2001:db8:%x:%x::1".formatted(client >> 16, client & 0xFFFF));
        if (operation.needsToken()) {
            request = request.with("Authorization", "Bearer " + token(operation, scene));
        }
        for (Map<String, Object> parameter : operation.parameters("header")) {
            String name = String.valueOf(parameter.get("name"));
            if (Boolean.TRUE.equals(parameter.get("required")) || name.equals("Upload-Length")) {
                request = request.with(name, header(name, operation, scene));
            }
        }
        for (Map.Entry<String, Object> content : operation.requestContent().entrySet()) {
            return request.with("Content-Type", content.getKey().replace("image/*", "image/png"))
                    .withBody(body(operation, content.getKey(), object(content.getValue()), scene));
        }
        return operation.method().equals("POST") ? request.withBody(new byte[0]) : request;
    }

    private static String token(Operation operation, Scene scene) {
        boolean isModeration = operation.path().startsWith("/moderation/") || ADMINISTRATIVE.contains(operation.name());
        return isModeration ? scene.adminToken() : scene.token();
    }

    private static String target(Operation operation, Scene scene) {
        String path = operation.path();
        for (Map<String, Object> parameter : operation.parameters("path")) {
            String name = String.valueOf(parameter.get("name"));
            path = path.replace("{" + name + "}", value(name, parameter, operation, scene));
        }
        StringBuilder query = new StringBuilder();
        for (Map<String, Object> parameter : operation.parameters("query")) {
            String name = String.valueOf(parameter.get("name"));
            if (!name.equals("after")) {
                query.append(query.isEmpty() ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(value(name, parameter, operation, scene));
            }
        }
        return path + query;
    }

    private static String value(String name, Map<String, Object> parameter, Operation operation, Scene scene) {
        return switch (name) {
            case "hashpath" -> hash(operation, scene);
            case "name" -> name(operation, scene);
            case "id" -> scene.comment();
            case "channel" -> scene.name();
            case "playlist" -> scene.playlist();
            case "video" -> operation.name().equals("movePlaylistItem") ? scene.listed() : scene.published();
            case "upload" -> scene.upload();
            case "choice" -> "1";
            case "token" -> operation.path().equals("/unsubscribe") ? scene.unsubscription() : scene.confirmation();
            case "size" -> "256";
            case "format" -> "JSON";
            default -> String.valueOf(parameter.get("example"));
        };
    }

    private static String name(Operation operation, Scene scene) {
        if (operation.path().endsWith("/subscription")) {
            return scene.followedName();
        }
        return operation.path().startsWith("/me/blocks") ? scene.otherName() : scene.name();
    }

    private static String hash(Operation operation, Scene scene) {
        if (NEED_EMPTY_VIDEO.contains(operation.name())) {
            return scene.announced();
        }
        if (NEED_TRACKS.contains(operation.name())) {
            return scene.accompanied();
        }
        return NEED_CANDIDATES.contains(operation.name()) ? scene.proposed() : scene.published();
    }

    private static String header(String name, Operation operation, Scene scene) {
        return switch (name) {
            case "Tus-Resumable" -> "1.0.0";
            case "Upload-Length" -> Integer.toString(Samples.video().length);
            case "Upload-Offset" -> "0";
            case "Upload-Metadata" -> Scene.metadata(scene.announced());
            default -> throw new IllegalStateException("No value for " + name + " of " + operation.name());
        };
    }

    private static byte[] body(Operation operation, String type, Map<String, Object> media, Scene scene) {
        if (type.startsWith("image/")) {
            return IMAGE;
        }
        if (type.startsWith("text/")) {
            return String.valueOf(media.get("example")).getBytes(UTF_8);
        }
        if (media.get("example") == null) {
            return type.endsWith("form-urlencoded") ? "List-Unsubscribe=One-Click".getBytes(UTF_8) : Samples.video();
        }
        Map<String, Object> fields = new HashMap<>(object(media.get("example")));
        boolean isSignUp = operation.name().equals("signUp");
        fields.replaceAll((name, example) -> switch (name) {
            case "username" -> isSignUp ? VireoClient.newName() : scene.name();
            case "email" -> VireoClient.newName() + "@example.com";
            case "password", "old" -> isSignUp || operation.name().equals("resetPassword") ? example : scene.password();
            case "reset_token" -> scene.reset();
            case "subject" ->
                Map.of("kind", "video", "id", operation.name().equals("appeal") ? scene.decided() : scene.published());
            default -> example;
        });
        return Schemas.json(fields).getBytes(UTF_8);
    }
}
