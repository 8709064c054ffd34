package io.serenade;

import io.serenade.jobs.Product;
import io.serenade.platform.settings.Settings;
import io.serenade.site.ShownProduct;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which products the pages show: those that {@code PRODUCTS} names, otherwise those whose services are all available.
 * It turns nothing off: a product that is not shown can still be ordered by its API.
 */
public final class ProductsOnPages {
    private ProductsOnPages() {}

    /**
     * The shown products, in the order of the list of products. If nothing can be made, the first product is shown, and
     * its page says so.
     *
     * @throws io.serenade.platform.settings.SettingsException for a name that no product with pages has
     */
    public static List<ShownProduct> from(Settings settings) {
        return of(Products.all(), settings);
    }

    static List<ShownProduct> of(List<Product> products, Settings settings) {
        List<Product> withPages =
                products.stream().filter(product -> product.page().isPresent()).toList();
        List<String> named = settings.list("PRODUCTS", "");
        named.forEach(name -> refuseUnknown(name, withPages, settings));
        List<Product> shown = withPages.stream()
                .filter(product -> named.isEmpty() ? canBeMade(product, settings) : named.contains(product.name()))
                .toList();
        return (shown.isEmpty() ? withPages.subList(0, 1) : shown)
                .stream().map(product -> shown(product, settings)).toList();
    }

    private static void refuseUnknown(String name, List<Product> withPages, Settings settings) {
        if (withPages.stream().noneMatch(product -> product.name().equals(name))) {
            throw Settings.refusal(
                    "PRODUCTS",
                    settings.text("PRODUCTS", ""),
                    "a list of " + withPages.stream().map(Product::name).collect(Collectors.joining(", ")));
        }
    }

    private static boolean canBeMade(Product product, Settings settings) {
        return product.providers().stream()
                .allMatch(provider ->
                        !provider.needsKey() || provider.key(settings).isPresent() || provider.hasStandIn(settings));
    }

    private static ShownProduct shown(Product product, Settings settings) {
        return new ShownProduct(
                product.name(),
                product.page().orElseThrow(),
                product.providers().stream().anyMatch(provider -> provider.hasStandIn(settings)));
    }
}
