// What a front end writes with the types that openapi-typescript makes of the shop's document: the natural code compiles,
// and a mistake does not.
import type { components, paths } from "./shop";

type Schemas = components["schemas"];
type Query = NonNullable<paths["/products"]["get"]["parameters"]["query"]>;

// What the server makes and what has a default is left out.
export const product: Schemas["NewProduct"] = { category_id: 1, sku: "T-1", name: "Tea", price: "4.20", attributes: { leaf: ["whole", 2] } };
export const order: Schemas["NewOrder"] = {
    customer_id: 1, number: "A-1", shipping_address_id: 1, billing_address_id: 1,
    lines: [{ line_number: 1, product_id: 3, unit_price: "4.20" }],
};
export const change: Schemas["UpdateUser"] = { bio: null };
export const query: Query = { price: "lte.20", name: "like.T*", order: "price.desc", limit: 10, count: "exact" };

export function summary(post: Schemas["Post"]): string {
    const status: "draft" | "published" | "archived" = post.status;
    const author: string | undefined = post.author?.username;
    return `${post.title} (${status}) by ${author ?? post.author_id}`;
}

export function told(problem: Schemas["problem"]): string {
    return problem.errors?.map((error) => `${error.pointer}: ${error.message}`).join() ?? problem.title;
}

// @ts-expect-error a member that has to be given
export const nameless: Schemas["NewProduct"] = { category_id: 1, sku: "T-1", price: "4.20" };
// @ts-expect-error a member that there is not
export const unknown: Schemas["NewTag"] = { name: "tea", colour: "green" };
// @ts-expect-error a decimal is a string
export const number: Schemas["UpdateProduct"] = { price: 4.2 };
// @ts-expect-error a label that there is not
export const label: Schemas["UpdatePost"] = { status: "hidden" };
// @ts-expect-error what may not be NULL
export const nothing: Schemas["UpdateUser"] = { username: null };
// @ts-expect-error what only a create takes
export const immutable: Schemas["UpdateOrder"] = { number: "A-2" };
// @ts-expect-error what the server sets
export const set: Schemas["NewTag"] = { id: 1, name: "tea" };
// @ts-expect-error what is never given
export const secret = (user: Schemas["User"]) => user.password_hash;
// @ts-expect-error a condition on a column that there is not
export const column: Query = { prices: "lte.20" };
// @ts-expect-error a path that there is not
export type Path = paths["/product"]["get"];
