//! The least that a function on `lambda_http` can be: what a start costs without loket.

use lambda_http::{Body, Error, Request, Response, run, service_fn};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    run(service_fn(|_: Request| async {
        Ok::<_, Error>(Response::new(Body::Text("halo".to_owned())))
    }))
    .await
}
