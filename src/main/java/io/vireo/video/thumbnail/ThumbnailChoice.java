package io.vireo.video.thumbnail;

/**
 * A candidate frame for the thumbnail of a video.
 *
 * @param choice the number by which it is selected
 * @param image the URL path of its image
 */
public record ThumbnailChoice(int choice, String image) {
    static ThumbnailChoice of(String hash, int number) {
        return new ThumbnailChoice(number, "/thumbnails/" + hash + "/choices/" + number);
    }
}
