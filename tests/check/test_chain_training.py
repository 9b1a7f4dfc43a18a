from helpers.chain import backward, forward, loss, train
from helpers.check.chain_training import EXERCISES

(STUCK,) = EXERCISES


def test_from_zero_every_gradient_is_0_and_160_epochs_change_nothing():
    *_, (epoch, mean_loss, w) = train([0, 0, 0])
    assert (epoch, w) == (160, [0, 0, 0])
    assert (*backward(w, forward(w, 1), -1), mean_loss) == STUCK.solution


def test_near_zero_the_loss_is_higher_on_one_side_and_lower_on_another():
    at_zero, one_side, another = (loss(w, 1, -1) for w in ([0] * 3, [0.1] * 3, [-0.1] * 3))
    assert another < at_zero < one_side
