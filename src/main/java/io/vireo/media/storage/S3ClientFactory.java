package io.vireo.media.storage;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * Creates S3 clients of the AWS SDK. Additional checksums (default since 2.30) and chunked signing are disabled because some
 * S3-compatible stores reject them.
 */
final class S3ClientFactory {
    private S3ClientFactory() {}

    static S3Client of(S3Bucket bucket) {
        var builder = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(bucket.timeout())
                        .socketTimeout(bucket.timeout()))
                .overrideConfiguration(config -> config.retryStrategy(RetryMode.STANDARD))
                .region(Region.of(bucket.region()))
                .credentialsProvider(credentials(bucket))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(configuration(bucket));
        bucket.endpoint().ifPresent(builder::endpointOverride);
        return builder.build();
    }

    /** Returns a presigner, which makes no network calls. */
    static S3Presigner presigner(S3Bucket bucket) {
        var builder = S3Presigner.builder()
                .region(Region.of(bucket.region()))
                .credentialsProvider(credentials(bucket))
                .serviceConfiguration(configuration(bucket));
        bucket.endpoint().ifPresent(builder::endpointOverride);
        return builder.build();
    }

    private static S3Configuration configuration(S3Bucket bucket) {
        return S3Configuration.builder()
                .chunkedEncodingEnabled(false)
                .pathStyleAccessEnabled(bucket.pathStyle())
                .build();
    }

    private static AwsCredentialsProvider credentials(S3Bucket bucket) {
        return bucket.key()
                .<AwsCredentialsProvider>map(
                        key -> StaticCredentialsProvider.create(AwsBasicCredentials.create(key.id(), key.secret())))
                .orElseGet(() -> DefaultCredentialsProvider.builder().build());
    }
}
