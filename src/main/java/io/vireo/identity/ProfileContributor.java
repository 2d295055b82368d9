package io.vireo.identity;

import io.vireo.delivery.ZipItem;
import io.vireo.media.AvatarFiles;
import io.vireo.media.MediaStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The personal data of an account, at the root of {@code account.json}, and {@code picture.jpg}. */
@ApplicationScoped
class ProfileContributor implements PersonalDataContributor {
    @Inject
    ProfileService profileService;

    @Inject
    AvatarFiles pictures;

    @Inject
    MediaStore store;

    @Override
    public int position() {
        return 0;
    }

    /** Refuses with {@code bad-token} if the channel is gone. */
    @Override
    public void contribute(long channelId, PersonalDataWriter export) {
        PersonalData person = profileService.of(channelId);
        export.json()
                .write("username", person.username())
                .write("fname", person.firstName())
                .write("mname", person.middleName())
                .write("lname", person.lastName())
                .write("email", person.email());
        export.writeIfPresent("emailVerified", person.emailVerified());
        export.writeIfPresent("birth", person.birth());
        export.writeIfPresent("created", person.created());
        pictures.find(channelId, AvatarFiles.LARGE)
                .ifPresent(picture -> export.file(ZipItem.stored("picture.jpg", picture, store)));
    }
}
