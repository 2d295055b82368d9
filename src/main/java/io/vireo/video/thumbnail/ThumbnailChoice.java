package io.vireo.video.thumbnail;

/**
 * A frame that the server proposes as the image of a video.
 *
 * @param choice its number, to choose it by
 * @param image the path of its picture
 */
public record ThumbnailChoice(int choice, String image) {
    static ThumbnailChoice of(String hash, int number) {
        return new ThumbnailChoice(number, "/thumbnails/" + hash + "/choices/" + number);
    }
}
