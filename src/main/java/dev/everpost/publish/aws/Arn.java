package dev.everpost.publish.aws;

import java.util.Optional;

/** The name of something at AWS: {@code arn:partition:service:region:account:resource}. */
record Arn(String partition, String service, String region, String account, String resource) {

    static Optional<Arn> parse(String text) {
        var parts = text.split(":", 6);
        return parts.length == 6 && parts[0].equals("arn")
                ? Optional.of(new Arn(parts[1], parts[2], parts[3], parts[4], parts[5]))
                : Optional.empty();
    }

    /** Where the service is called; the partition of China has a domain of its own. */
    String endpoint() {
        return "https://" + service + "." + region
                + (partition.equals("aws-cn") ? ".amazonaws.com.cn" : ".amazonaws.com");
    }

    /** The last part of a path, such as a bus's name in {@code event-bus/orders}. */
    String name() {
        return resource.substring(resource.indexOf('/') + 1);
    }
}
