package io.vireo.identity;

import io.vireo.delivery.ZipItem;
import io.vireo.media.AvatarFiles;
import io.vireo.media.MediaStore;
import io.vireo.platform.Component;
import jakarta.inject.Inject;

/** Exports the personal data of an account, at the root of {@code account.json}, and the avatar as {@code picture.jpg}. */
@Component
class ProfileContributor implements PersonalDataContributor {
    @Inject
    ProfileService profileService;

    @Inject
    ChannelRepository channels;

    @Inject
    AvatarFiles avatars;

    @Inject
    MediaStore store;

    @Override
    public int position() {
        return 0;
    }

    /**
     * Writes the personal data of a channel.
     *
     * @throws io.vireo.http.ApiException {@code bad-token} if the channel no longer exists
     */
    @Override
    public void contribute(long channelId, PersonalDataWriter export) {
        PersonalData person = profileService.of(channelId);
        export.write("username", person.username());
        export.write("fname", person.firstName());
        export.write("mname", person.middleName());
        export.write("lname", person.lastName());
        export.write("email", person.email());
        export.writeIfPresent("emailVerified", person.emailVerified());
        export.writeIfPresent("birth", person.birth());
        export.writeIfPresent("created", person.created());
        channels.byId(channelId).ifPresent(channel -> {
            export.write("role", channel.role().key());
            export.write("standing", channel.standing().key());
        });
        avatars.find(channelId, AvatarFiles.LARGE)
                .ifPresent(avatar -> export.file(ZipItem.stored("picture.jpg", avatar, store)));
    }
}
