//! The typed queries, on the database that the crate is compiled for.

use crate::support::{add_post, add_user, new_post, new_user, with_conn};
use std::slice::from_ref;

use diesel::dsl::{avg, max};
use diesel::{ExpressionMethods, JoinOnDsl, NullableExpressionMethods, QueryDsl, SelectableHelper};
use diesel_async::{AsyncConnection, RunQueryDsl};
use serde_json::json;
use shop_db::engine::{Changes, Conn, ConstraintViolation, Error, insert_row};
use shop_db::models::{
    AddressKind, Category, NewAddress, NewCategory, NewComment, NewOrder, NewOrderLine, NewPayment, NewPostTag,
    NewProduct, NewReview, NewTag, Order, OrderStatus, PaymentMethod, PaymentStatus, PostStatus, Product,
    UpdateCategory, UpdateOrder, UpdateOrderLine, UpdatePost, UpdateUser, User, UserRole,
};
use shop_db::schema;
use shop_db::tables::{
    addresses, categories, comments, order_lines, orders, payments, post_tags, posts, products, reviews, tags, users,
};
use shop_db::types::{DateTime, Decimal};

fn decimal(text: &str) -> Decimal {
    text.parse().expect("a decimal number")
}

async fn add_category(conn: &mut Conn, slug: &str, parent: Option<&Category>) -> Category {
    let new =
        NewCategory { parent_id: parent.map(|parent| parent.id), name: slug.to_uppercase(), slug: slug.to_owned() };
    categories::insert(conn, new).await.expect("a category")
}

fn new_product(category: &Category, sku: &str, price: &str) -> NewProduct {
    NewProduct {
        category_id: category.id,
        sku: sku.to_owned(),
        name: format!("The {sku}"),
        description: None,
        price: decimal(price),
        stock: None,
        weight_kg: None,
        attributes: None,
        active: None,
        created_at: None,
        updated_at: None,
    }
}

async fn add_product(conn: &mut Conn, category: &Category, sku: &str, price: &str) -> Product {
    products::insert(conn, new_product(category, sku, price)).await.expect("a product")
}

async fn add_order(conn: &mut Conn, customer: &User, number: &str) -> Order {
    let address = NewAddress {
        user_id: customer.id,
        kind: Some(AddressKind::PickupPoint),
        recipient: customer.username.clone(),
        street: "Kerkstraat 1".to_owned(),
        postal_code: "1017 GA".to_owned(),
        city: "Amsterdam".to_owned(),
        country: "NL".to_owned(),
        created_at: None,
        updated_at: None,
    };
    let address = addresses::insert(conn, address).await.expect("an address");
    let order = NewOrder {
        customer_id: customer.id,
        number: number.to_owned(),
        status: None,
        shipping_address_id: address.id,
        billing_address_id: address.id,
        note: None,
        placed_at: None,
        created_at: None,
        updated_at: None,
    };
    orders::insert(conn, order).await.expect("an order")
}

fn new_line(order: &Order, line_number: i16, product: &Product) -> NewOrderLine {
    NewOrderLine {
        order_id: order.id,
        line_number,
        product_id: product.id,
        quantity: None,
        unit_price: product.price.clone(),
    }
}

fn new_review(product: &Product, author: &User, rating: i16) -> NewReview {
    NewReview {
        product_id: product.id,
        author_id: author.id,
        rating,
        title: None,
        body: None,
        created_at: None,
        updated_at: None,
    }
}

fn violation(constraint: &str, columns: &[&'static str]) -> ConstraintViolation {
    ConstraintViolation { constraint: Some(constraint.to_owned()), columns: columns.to_vec() }
}

#[test]
fn an_insert_gives_back_what_the_database_made() {
    with_conn(async |conn| {
        let user = add_user(conn, "ann").await;
        assert_eq!((user.role, user.newsletter, &user.bio), (UserRole::Customer, false, &None));
        assert_eq!(user.created_at, user.updated_at);
        assert_eq!(users::find(conn, user.id).await.expect("the user"), user);

        let shelf = add_category(conn, "tea", None).await;
        let product = add_product(conn, &shelf, "T-1", "4.2").await;
        assert_eq!((product.price.to_string().as_str(), product.stock, product.active), ("4.20", 0, true));
        assert_eq!(product.description, "");

        let post = add_post(conn, &user, "first").await;
        assert_eq!((post.status, &*post.metadata), (PostStatus::Draft, &json!({})));

        let order = add_order(conn, &user, "2024-1").await;
        let payment = NewPayment {
            id: None,
            order_id: order.id,
            method: PaymentMethod::BankTransfer,
            status: None,
            amount: decimal("12"),
            currency: None,
            reference: None,
            response: Some(json!({ "code": 7 }).into()),
            created_at: None,
            updated_at: None,
        };
        let payment = payments::insert(conn, payment).await.expect("a payment");
        assert_eq!(payment.id.get_version_num(), 4);
        assert_eq!((payment.status, payment.currency.as_str()), (PaymentStatus::Pending, "EUR"));
        assert_eq!(payment.response.as_deref(), Some(&json!({ "code": 7 })));
        assert_eq!(payments::find(conn, payment.id).await.expect("the payment"), payment);
    });
}

#[test]
fn an_update_changes_what_it_names_and_touches_the_row() {
    with_conn(async |conn| {
        let user = add_user(conn, "bea").await;
        let change = UpdateUser { bio: Some(Some("likes §".to_owned())), ..UpdateUser::default() };
        let changed = users::update(conn, user.id, change).await.expect("the change");
        assert_eq!(changed.bio.as_deref(), Some("likes §"));
        assert!(changed.updated_at > user.updated_at);
        let rest = User { bio: None, updated_at: user.updated_at, ..changed };
        assert_eq!(rest, user);

        let change = UpdateUser { bio: Some(None), ..UpdateUser::default() };
        assert_eq!(users::update(conn, user.id, change).await.expect("the change").bio, None);

        let shelf = add_category(conn, "tea", None).await;
        let same = categories::update(conn, shelf.id, UpdateCategory::default()).await.expect("no change");
        assert_eq!(same, shelf);

        let change = || UpdateUser { newsletter: Some(true), ..UpdateUser::default() };
        assert!(matches!(users::update(conn, -1, change()).await, Err(Error::NotFound)));
        users::delete(conn, user.id).await.expect("the deletion");
        assert!(matches!(users::update(conn, user.id, change()).await, Err(Error::NotFound)));
        assert!(matches!(users::find(conn, user.id).await, Err(Error::NotFound)));
        assert!(matches!(users::delete(conn, user.id).await, Err(Error::NotFound)));
    });
}

#[test]
fn a_composite_key_finds_updates_and_deletes() {
    with_conn(async |conn| {
        let user = add_user(conn, "cem").await;
        let shelf = add_category(conn, "tea", None).await;
        let order = add_order(conn, &user, "2024-1").await;
        for number in [1, 2] {
            let product = add_product(conn, &shelf, &format!("T-{number}"), "1").await;
            order_lines::insert(conn, new_line(&order, number, &product)).await.expect("a line");
        }
        let change = UpdateOrderLine { quantity: Some(7), ..UpdateOrderLine::default() };
        let changed = order_lines::update(conn, order.id, 2, change).await.expect("the change");
        assert_eq!((changed.line_number, changed.quantity), (2, 7));
        assert_eq!(order_lines::find(conn, order.id, 1).await.expect("the other line").quantity, 1);
        order_lines::delete(conn, order.id, 1).await.expect("the deletion");
        assert_eq!(order.lines().load(conn).await.expect("lines"), [changed]);
    });
}

#[test]
fn queries_filter_sort_and_page() {
    with_conn(async |conn| {
        let mut new = ["b_x", "A_x", "a%x", "c_x"].map(new_user);
        new[0].role = Some(UserRole::Admin);
        new[1].role = Some(UserRole::Author);
        new[2].bio = Some("bio".to_owned());
        let added = users::insert_many(conn, new.to_vec()).await.expect("users");
        assert!(added.iter().map(|user| &user.username).eq(new.iter().map(|user| &user.username)));

        assert_eq!(users::query().count(conn).await.expect("a count"), 4);
        let by_role = users::query().order_by(users::ROLE.desc()).order_by(users::USERNAME.asc());
        let by_role: Vec<_> = by_role.load(conn).await.expect("users").into_iter().map(|user| user.username).collect();
        assert_eq!(by_role, ["b_x", "A_x", "a%x", "c_x"]);
        let above = users::query().filter(users::ROLE.gt(UserRole::Customer));
        assert_eq!(above.count(conn).await.expect("a count"), 2);

        let page = users::query().order_by(users::ID.asc()).limit(2).offset(1);
        assert_eq!(page.load(conn).await.expect("users"), added[1..3]);
        let rest = users::query().order_by(users::ID.asc()).offset(3);
        assert_eq!(rest.load(conn).await.expect("users"), added[3..]);
        let beyond = users::query().offset(4);
        assert_eq!(beyond.first(conn).await.expect("an answer"), None);

        let literal = users::query().filter(users::USERNAME.like(r"%a\%x"));
        assert_eq!(literal.load(conn).await.expect("users"), added[2..3]);
        let cased = users::query().filter(users::USERNAME.like("A_x"));
        assert_eq!(cased.load(conn).await.expect("users"), added[1..2]);
        let uncased = users::query().filter(users::USERNAME.ilike("A_X"));
        assert_eq!(uncased.count(conn).await.expect("a count"), 2);

        let either = users::query().filter(users::BIO.is_not_null() | users::ROLE.eq(UserRole::Admin));
        assert_eq!(either.count(conn).await.expect("a count"), 2);
        let both = users::query().filter(users::BIO.is_null() & users::ROLE.ne(UserRole::Admin));
        assert_eq!(both.count(conn).await.expect("a count"), 2);
        let others = users::query().filter(!users::ID.is_in(added[..3].iter().map(|user| user.id)));
        assert_eq!(others.load(conn).await.expect("users"), added[3..]);
        let none = users::query().filter(users::ID.is_in(Vec::<i64>::new()));
        assert_eq!(none.count(conn).await.expect("a count"), 0);

        let bios = |ordering| users::query().order_by(ordering).order_by(users::ID.asc());
        for (ordering, first) in [
            (users::BIO.asc(), 2),
            (users::BIO.desc(), 0),
            (users::BIO.asc().nulls_first(), 0),
            (users::BIO.desc().nulls_last(), 2),
        ] {
            assert_eq!(bios(ordering).first(conn).await.expect("a user").as_ref(), added.get(first));
        }
    });
}

#[test]
fn numbers_and_moments_are_compared_as_such() {
    with_conn(async |conn| {
        let shelf = add_category(conn, "tea", None).await;
        for (sku, price) in [("a", "9.99"), ("b", "10"), ("c", "100.5")] {
            add_product(conn, &shelf, sku, price).await;
        }
        let skus = async |conn: &mut Conn, condition| {
            let found = products::query().filter(condition).order_by(products::PRICE.desc()).load(conn).await;
            found.expect("products").into_iter().map(|product| product.sku).collect::<String>()
        };
        assert_eq!(skus(conn, products::PRICE.ge(decimal("10.00"))).await, "cb");
        assert_eq!(skus(conn, products::PRICE.lt(decimal("10"))).await, "a");
        assert_eq!(skus(conn, products::PRICE.is_in([decimal("9.990"), decimal("100.50")])).await, "ca");
        assert_eq!(skus(conn, products::CREATED_AT.le(DateTime::now())).await, "cba");
        assert_eq!(skus(conn, products::WEIGHT_KG.gt(0.0)).await, "");
    });
}

#[test]
fn relations_lead_both_ways() {
    with_conn(async |conn| {
        let author = add_user(conn, "cleo").await;
        let reader =
            users::insert(conn, shop_db::models::NewUser { referred_by_id: Some(author.id), ..new_user("dan") });
        let reader = reader.await.expect("a user");
        assert_eq!(reader.referred_by().first(conn).await.expect("a user").as_ref(), Some(&author));
        assert_eq!(author.referred_by().first(conn).await.expect("nobody"), None);
        assert_eq!(author.referrals().load(conn).await.expect("users"), from_ref(&reader));

        let post = add_post(conn, &author, "relations").await;
        assert_eq!(post.author().first(conn).await.expect("a user").as_ref(), Some(&author));
        assert_eq!(author.posts().load(conn).await.expect("posts"), from_ref(&post));

        let new = ["b", "a"].map(|name| NewTag { name: name.to_owned() });
        let made = tags::insert_many(conn, new.to_vec()).await.expect("tags");
        for tag in &made {
            let link = NewPostTag { post_id: post.id, tag_id: tag.id };
            let link = post_tags::insert(conn, link).await.expect("a link");
            assert_eq!(post_tags::find(conn, post.id, tag.id).await.expect("the link"), link);
        }
        let by_name = post.tags().order_by(tags::NAME.asc()).load(conn).await.expect("tags");
        assert_eq!(by_name, [made[1].clone(), made[0].clone()]);
        assert_eq!(made[0].posts().load(conn).await.expect("posts"), from_ref(&post));

        let new = |parent_id| NewComment {
            post_id: post.id,
            parent_id,
            author_id: Some(reader.id),
            body: "!".to_owned(),
            created_at: None,
            updated_at: None,
        };
        let root = comments::insert(conn, new(None)).await.expect("a comment");
        let reply = comments::insert(conn, new(Some(root.id))).await.expect("a comment");
        assert_eq!(reply.parent().first(conn).await.expect("a comment").as_ref(), Some(&root));
        assert_eq!(root.replies().load(conn).await.expect("comments"), [reply]);

        let order = add_order(conn, &reader, "2024-1").await;
        let address = order.shipping_address().first(conn).await.expect("an address").expect("an address");
        assert_eq!(address.shipped_orders().load(conn).await.expect("orders"), from_ref(&order));
        assert_eq!(address.billed_orders().count(conn).await.expect("a count"), 1);
        assert_eq!(address.user().first(conn).await.expect("a user").as_ref(), Some(&reader));
        assert_eq!(order.customer().first(conn).await.expect("a user").as_ref(), Some(&reader));
    });
}

#[test]
fn what_refers_to_a_row_follows_it_as_the_schema_says() {
    with_conn(async |conn| {
        let author = add_user(conn, "dora").await;
        let reader = add_user(conn, "emil").await;
        let shelf = add_category(conn, "tea", None).await;
        let product = add_product(conn, &shelf, "T-1", "1").await;
        reviews::insert(conn, new_review(&product, &reader, 5)).await.expect("a review");
        let post = add_post(conn, &author, "gone").await;
        let comment = NewComment {
            post_id: post.id,
            parent_id: None,
            author_id: Some(reader.id),
            body: "!".to_owned(),
            created_at: None,
            updated_at: None,
        };
        let comment = comments::insert(conn, comment).await.expect("a comment");

        users::delete(conn, reader.id).await.expect("the deletion");
        assert_eq!(product.reviews().count(conn).await.expect("a count"), 0, "cascade");
        assert_eq!(comments::find(conn, comment.id).await.expect("the comment").author_id, None, "set null");
        assert!(matches!(users::delete(conn, author.id).await, Err(Error::InUse(_))), "restrict");
        assert!(matches!(categories::delete(conn, shelf.id).await, Err(Error::InUse(_))), "restrict");
    });
}

#[test]
fn a_soft_deleted_row_is_gone_but_kept() {
    with_conn(async |conn| {
        let author = add_user(conn, "fay").await;
        let post = add_post(conn, &author, "gone").await;
        posts::delete(conn, post.id).await.expect("the deletion");
        assert!(matches!(posts::find(conn, post.id).await, Err(Error::NotFound)));
        assert!(matches!(posts::delete(conn, post.id).await, Err(Error::NotFound)));
        let change = UpdatePost { title: Some("new".to_owned()), ..UpdatePost::default() };
        assert!(matches!(posts::update(conn, post.id, change).await, Err(Error::NotFound)));
        assert_eq!(posts::query().count(conn).await.expect("a count"), 0);
        assert_eq!(author.posts().first(conn).await.expect("nothing"), None);
        let kept = author.posts().with_deleted().first(conn).await.expect("a post").expect("the post");
        assert_eq!((kept.id, &kept.title), (post.id, &post.title));
        assert!(kept.deleted_at.is_some() && kept.updated_at > post.updated_at);
    });
}

#[test]
fn errors_name_the_constraint_and_its_columns() {
    with_conn(async |conn| {
        let user = add_user(conn, "gus").await;
        let shelf = add_category(conn, "tea", None).await;
        let product = add_product(conn, &shelf, "T-1", "1").await;
        let post = add_post(conn, &user, "slug").await;

        let mut again = new_user("gus");
        again.email = "other@example.org".to_owned();
        match users::insert(conn, again).await {
            Err(Error::Unique(broken)) => assert_eq!(broken, violation("users_username_key", &["username"])),
            other => panic!("{other:?}"),
        }
        match posts::insert(conn, new_post(&user, "slug")).await {
            Err(Error::Unique(broken)) => {
                assert_eq!(broken, violation("posts_author_id_slug_key", &["author_id", "slug"]))
            }
            other => panic!("{other:?}"),
        }
        let tag = tags::insert(conn, NewTag { name: "tea".to_owned() }).await.expect("a tag");
        let link = NewPostTag { post_id: post.id, tag_id: tag.id };
        post_tags::insert(conn, link.clone()).await.expect("a link");
        match post_tags::insert(conn, link).await {
            Err(Error::Unique(broken)) => assert_eq!(broken, violation("post_tags_pkey", &["post_id", "tag_id"])),
            other => panic!("{other:?}"),
        }
        let mut orphan = new_product(&shelf, "T-2", "1");
        orphan.category_id = -1;
        match products::insert(conn, orphan).await {
            Err(Error::Missing(broken)) => {
                assert_eq!(broken, violation("products_category_id_fkey", &["category_id"]))
            }
            other => panic!("{other:?}"),
        }
        let change = UpdateCategory { parent_id: Some(Some(-1)), ..UpdateCategory::default() };
        match categories::update(conn, shelf.id, change).await {
            Err(Error::Missing(broken)) => {
                assert_eq!(broken, violation("categories_parent_id_fkey", &["parent_id"]))
            }
            other => panic!("{other:?}"),
        }
        // Simple checks are understood before the database sees them; this one is not.
        match reviews::insert(conn, new_review(&product, &user, 6)).await {
            Err(Error::Invalid(errors)) => assert_eq!((errors[0].column.as_str(), errors[0].code), ("rating", "range")),
            other => panic!("{other:?}"),
        }
        let change = UpdateOrder { status: Some(OrderStatus::Paid), ..UpdateOrder::default() };
        let order = add_order(conn, &user, "1").await;
        match orders::update(conn, order.id, change).await {
            Err(Error::Check(broken)) => assert_eq!(broken, violation("orders_placed_has_time", &[])),
            other => panic!("{other:?}"),
        }
    });
}

#[test]
fn values_that_do_not_fit_are_refused_together() {
    with_conn(async |conn| {
        let shelf = add_category(conn, "tea", None).await;
        let mut new = new_product(&shelf, &"x".repeat(41), "12345678901.00");
        new.description = Some("\0".to_owned());
        new.attributes = Some(json!({ "a": ["\0"] }).into());
        new.weight_kg = Some(f64::NAN);
        match products::insert(conn, new).await {
            Err(Error::Invalid(errors)) => {
                let named: Vec<_> = errors.iter().map(|error| (error.column.as_str(), error.code)).collect();
                let expected = [
                    ("sku", "length"),
                    ("price", "range"),
                    ("description", "format"),
                    ("weight_kg", "range"),
                    ("attributes", "format"),
                ];
                for error in expected {
                    assert!(named.contains(&error), "{error:?} is not among {named:?}");
                }
                assert_eq!(named.len(), expected.len());
            }
            other => panic!("{other:?}"),
        }
        match insert_row(conn, &tags::TABLE, Changes::default()).await {
            Err(Error::Invalid(errors)) => {
                assert_eq!((errors[0].column.as_str(), errors[0].code), ("name", "required"))
            }
            other => panic!("{other:?}"),
        }
    });
}

#[test]
fn many_rows_are_added_all_or_none() {
    with_conn(async |conn| {
        let new = ["a", "b", "a"].map(|name| NewTag { name: name.to_owned() });
        assert!(matches!(tags::insert_many(conn, new.to_vec()).await, Err(Error::Unique(_))));
        assert_eq!(tags::query().count(conn).await.expect("a count"), 0);

        let names: Vec<String> = (0..1_000).map(|number| format!("tag {number}")).collect();
        let new = names.iter().map(|name| NewTag { name: name.clone() }).collect();
        let added = tags::insert_many(conn, new).await.expect("tags");
        assert!(added.iter().map(|tag| &tag.name).eq(&names));
        assert_eq!(tags::query().count(conn).await.expect("a count"), 1_000);
        assert_eq!(tags::insert_many(conn, Vec::new()).await.expect("nothing"), []);
    });
}

#[test]
fn an_error_undoes_a_transaction() {
    with_conn(async |conn| {
        let before = add_user(conn, "hal").await;
        let undone = conn
            .transaction(async |conn: &mut Conn| {
                let user = add_user(conn, "ida").await;
                let change = UpdateUser { newsletter: Some(true), ..UpdateUser::default() };
                users::update(conn, before.id, change).await?;
                users::delete(conn, user.id).await?;
                users::delete(conn, user.id).await
            })
            .await;
        assert!(matches!(undone, Err(Error::NotFound)));
        assert_eq!(users::query().load(conn).await.expect("users"), from_ref(&before));

        let kept = conn.transaction(async |conn: &mut Conn| Ok::<_, Error>(add_user(conn, "ida").await)).await;
        assert_eq!(kept.expect("a user").username, "ida");
        assert_eq!(users::query().count(conn).await.expect("a count"), 2);
    });
}

#[test]
fn diesel_by_hand_works_beside_them() {
    with_conn(async |conn| {
        let author = add_user(conn, "jan").await;
        let reader = add_user(conn, "kim").await;
        let shelf = add_category(conn, "tea", None).await;
        let leaf = add_category(conn, "green", Some(&shelf)).await;
        let product = add_product(conn, &leaf, "T-1", "4.2").await;
        for (user, rating) in [(&author, 5), (&reader, 2)] {
            reviews::insert(conn, new_review(&product, user, rating)).await.expect("a review");
        }

        let (product_read, category): (Product, Category) = schema::products::table
            .inner_join(schema::categories::table)
            .filter(schema::products::price.lt(decimal("5")))
            .filter(schema::products::created_at.le(DateTime::now()))
            .select((Product::as_select(), Category::as_select()))
            .first(conn)
            .await
            .expect("the product and its category");
        assert_eq!((product_read.id, category), (product.id, leaf.clone()));

        let best: Vec<(i64, Option<i16>)> = schema::reviews::table
            .group_by(schema::reviews::product_id)
            .select((schema::reviews::product_id, max(schema::reviews::rating)))
            .load(conn)
            .await
            .expect("the best rating of each product");
        assert_eq!(best, [(product.id, Some(5))]);
        let mean: Option<f64> = schema::products::table
            .select(avg(schema::products::weight_kg))
            .first(conn)
            .await
            .expect("the mean weight");
        assert_eq!(mean, None);

        let parents = diesel::alias!(schema::categories as parents);
        let names: Vec<(String, Option<String>)> = schema::categories::table
            .left_join(parents.on(schema::categories::parent_id.eq(parents.field(schema::categories::id).nullable())))
            .order(schema::categories::id)
            .select((schema::categories::name, parents.field(schema::categories::name).nullable()))
            .load(conn)
            .await
            .expect("each category and its parent");
        assert_eq!(names, [("TEA".to_owned(), None), ("GREEN".to_owned(), Some("TEA".to_owned()))]);

        let changed = diesel::update(schema::orders::table.filter(schema::orders::status.eq(OrderStatus::Cart)))
            .set(schema::orders::status.eq(OrderStatus::Cancelled))
            .execute(conn)
            .await
            .expect("an update");
        assert_eq!(changed, 0);
    });
}
